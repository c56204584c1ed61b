export { sourcesOf, stacksReadTogether } from './check/read-together';
export { readOutputs } from './outputs';
export type { OutputsRequest } from './outputs';
export { readStackProject, readStackProjects } from './project';
export type { StackProject } from './project';
export { StackError } from './stack-error';
