export { accessJson } from './access-json';
export { accessPage, type AccessPage } from './access-page';
export { accessTable } from './access-table';
export { exitCodeOf, type Checked } from './checked';
export { jsonReport } from './json-report';
export { plainTable } from './plain-table';
export { textReport } from './text-report';
