export { buildReview, type ReviewOptions } from './build-review';
export type { ChangeAction } from './change-action';
export { needsAttention } from './access-model';
export type * from './model';
export { changedParameters } from './changed-parameters';
export { isPreviewHelper, previewHelper, withoutPreviewHelper } from './preview-helper';
