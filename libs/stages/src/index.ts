export {
  ConfigurationError,
  parseStages,
  selectStage,
  type Stage,
  type StageDomain,
  type Stages,
} from './config';
export { nameInAws } from './names';
export { readStage } from './read-stage';
export { StageStack, type StageStackProps } from './stage-stack';
