export { runAccess, type AccessOptions } from './run-access';
export { runCheck, type CheckOptions } from './run-check';
