/** Stage configuration as plain data. Tools import it, so nothing here may import cdktf. */
export { readBudget, type Budget } from './budget';
export { parseCdktfJson } from './cdktf-json';
export { ConfigurationError } from './configuration-error';
export type { GitHub } from './github';
export type { CustomDomain, Stage, StageDomain } from './stage';
export { parseStages, selectStage, type Stages } from './stages';
