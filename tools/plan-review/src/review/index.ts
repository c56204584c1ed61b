export { buildReview, type ReviewOptions } from './build-review';
export type { ChangeAction } from './change-action';
export type * from './model';
export { isPreviewHelper, previewHelper } from './preview-helper';
