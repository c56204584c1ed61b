/** What other tools of the workspace take from the guard. */
export { check, modelOf } from './check';
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
export { exitCodeOf, jsonReport, textReport, type Checked } from './report';
export { accessMatrices, type AccessColumn, type AccessMatrix, type AccessRow, type Answer } from './access';
