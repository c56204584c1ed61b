export { openApi, type OpenApiRequest, type OpenedApi } from './api/opened-api';
export { reachableUrl } from './http/reachable-url';
export { M2mError } from './m2m-error';
export { formatSummary, formatTable, type VerifyReport } from './verify/report';
export { verifyApi } from './verify/verify-api';
