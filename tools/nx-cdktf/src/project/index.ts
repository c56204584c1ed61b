export { isStackFolder } from './package-files';
export { relatedStacks, stageHasStack } from './related-stacks';
export {
  downstreamOf,
  hasFunctions,
  lockFile,
  projectFolder,
  readStackFolders,
  readStackProject,
  readStackProjects,
  synthFolder,
  workingFolder,
} from './stack-project';
export type { StackProject } from './stack-project';
