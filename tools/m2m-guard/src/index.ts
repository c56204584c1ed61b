/** What other tools of the workspace take from the guard. */
export { check } from './check';
export {
  DocumentError,
  openDocuments,
  parseJson,
  parsePlan,
  readSources,
  type Documents,
  type Source,
} from './documents';
export { findingsOf, type Finding } from './findings';
export { buildModel, type Model } from './model';
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
