export { exitCodeOf, type Checked } from './checked';
export { costJson, costReport } from './cost-report';
export { jsonReport } from './json-report';
export { textReport } from './text-report';
