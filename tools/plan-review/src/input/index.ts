export { metaSchema, type Meta } from './meta';
export type { ReadOptions } from './read-stack';
export { InputError, readWorkspace } from './read-workspace';
export type { StackInput } from './stack-input';
export type { StageBudget } from './stage-budget';
export type { WorkspaceInput } from './workspace-input';
export { reviewFolder } from './workspace-files';
