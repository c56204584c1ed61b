/** What the plan and deploy targets need: the form of their files, and the comparison of two plans. */
export {
  digestDifference,
  findDigestKey,
  previewDifference,
  localKeyFolder,
  stackDigest,
  type DigestKey,
} from './digest';
export { metaSchema, reviewFolder, type Meta } from './input';
export { parsePlan, type Plan } from './plan-json';
export { previewHelper, type ReviewModel, type StackDigest } from './review';
