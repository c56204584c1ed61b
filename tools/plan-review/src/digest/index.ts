export { digestDifference } from './digest-difference';
export { digestKey, DigestKeyError, findDigestKey, localKeyFolder, type DigestKey } from './digest-key';
export { previewDifference } from './preview-kept';
export { stackDigest, type DigestedMeta } from './stack-digest';
