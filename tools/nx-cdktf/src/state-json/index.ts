export { deletionProtectedPools } from './deletion-protection';
export { managedResources } from './state-json';
export type { StateResource } from './state-json';
