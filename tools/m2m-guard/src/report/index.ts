export { exitCodeOf, type Checked } from './checked';
export { jsonReport } from './json-report';
export { rulesPage, rulesTable, type RuleText } from './rules-table';
export { textReport } from './text-report';
