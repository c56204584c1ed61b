export { exitCodeOf, type Checked } from './checked';
export { jsonReport } from './json-report';
export { printable } from './printable';
export { textReport } from './text-report';
