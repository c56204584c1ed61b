export { bundleFunctions } from './bundle-functions';
export type { FunctionBundle } from './bundle-functions';
