/** What the plan and deploy targets need: the form of their files, and the comparison of two plans. */
export { readContract, type StackContract } from './contract';
export {
  digestDifference,
  DigestKeyError,
  findDigestKey,
  previewDifference,
  localKeyFolder,
  stackDigest,
  type DigestKey,
} from './digest';
export { metaSchema, reviewFolder, type Meta } from './input';
export { differInSubstance, parsePlan, PlanError, type Plan } from './plan-json';
export { ReportFileError, readReportFile } from './report/read-report';
export {
  changedParameters,
  isPreviewHelper,
  previewHelper,
  withoutPreviewHelper,
  type ReviewModel,
  type StackDigest,
  type StackReview,
} from './review';
