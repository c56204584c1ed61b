export { cloudLog } from './cloud-log';
export { useLoadedMoto } from './loaded-moto/use-loaded-moto';
export { providerForMoto, withMoto } from './moto';
export { makeScratchWorkspace } from './scratch-workspace';
export type { ScratchWorkspace } from './scratch-workspace';
export { copyForOthers, giveTo, reachableTemporaryFolder, type Owner } from './owner';
export { providerMirror, terraform, tryTerraform } from './terraform';
