export {
  ConfigurationError,
  parseStages,
  selectStage,
  type GitHub,
  type Stage,
  type StageDomain,
  type Stages,
} from './config';
export { nameInAws } from './names';
export { readStage } from './read-stage';
export { roleBoundaryArn, roleBoundaryName } from './role-boundary';
export { StageStack, type StageStackProps } from './stage-stack';
