export { makeScratchWorkspace } from './scratch-workspace';
export type { ScratchWorkspace } from './scratch-workspace';
