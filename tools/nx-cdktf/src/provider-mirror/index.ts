export { findProviderMirror } from './find-provider-mirror';
export type { ProviderMirrorSearch } from './find-provider-mirror';
