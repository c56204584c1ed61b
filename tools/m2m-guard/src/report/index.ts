export { exitCodeOf, type Checked } from './checked';
export { jsonReport } from './json-report';
export { textReport } from './text-report';
