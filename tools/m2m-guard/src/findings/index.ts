export { couldNotAnalyseRule } from './could-not-analyse';
export { findingsOf } from './find';
export type { Finding } from './finding';
export { overBudgetFindings } from './over-budget';
