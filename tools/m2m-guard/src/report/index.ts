export { exitCodeOf, type Checked } from './checked';
export { jsonReport } from './json-report';
export { junitReport } from './junit-report';
export { printable } from './printable';
export { ruleDescriptions, type RuleDescription } from './rule-description';
export { sarifReport } from './sarif-report';
export { rulesPage, rulesTable, type RuleText } from './rules-table';
export { textReport } from './text-report';
