export { locateTerraform } from './locate-terraform';
export type { TerraformBinary, TerraformSearch } from './locate-terraform';
export { terraformPlatform } from './platform';
