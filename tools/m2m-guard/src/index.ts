/** What other tools of the workspace take from the guard. */
export { acknowledgementsFile, parseAcknowledgements, type Acknowledgement } from './acknowledgements';
export { check, checkModel, modelOf, type CheckOptions } from './check';
export {
  assumedCallsPerHour,
  costOf,
  overBudget,
  overBudgetRule,
  prices,
  usdText,
  type ClientCost,
  type Cost,
  type CostOptions,
  type PoolCost,
} from './cost';
export {
  DocumentError,
  openDocuments,
  parseJson,
  parsePlan,
  readSources,
  type Documents,
  type Source,
} from './documents';
export { parseTemplate, type Expression } from './expressions';
export { findingsOf, type Finding } from './findings';
export { buildModel, labelOf, type Key, type Model, type Place } from './model';
export {
  accessJson,
  accessPage,
  accessTable,
  exitCodeOf,
  jsonReport,
  plainTable,
  textReport,
  type AccessPage,
  type Checked,
} from './report';
export {
  accessMatrices,
  accessOfStack,
  type AccessColumn,
  type AccessMatrix,
  type AccessRow,
  type Answer,
  type Decision,
} from './access';
