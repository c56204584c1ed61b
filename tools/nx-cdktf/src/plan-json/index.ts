export { deletionProtectedPools } from './deletion-protection';
export { driftedSettings } from './drifted-settings';
export type { Drift } from './drifted-settings';
export { parsePlanJson } from './plan-json';
export type { PlanJson } from './plan-json';
