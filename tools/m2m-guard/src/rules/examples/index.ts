/** Stacks without a mistake, and changes of them: for the specs of whoever reads stacks with the guard. */
export { change, changed, type Change, type StackJson } from './change';
export { goodWorkspace, machineClient } from './good-workspace';
