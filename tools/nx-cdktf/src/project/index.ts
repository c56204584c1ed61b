export {
  downstreamOf,
  hasFunctions,
  lockFile,
  projectFolder,
  readStackFolder,
  readStackProject,
  readStackProjects,
  synthFolder,
  workingFolder,
} from './stack-project';
export type { StackProject } from './stack-project';
