export { ReviewGate } from './review-gate';
export { readReviewedStack, type ReviewedStack } from './reviewed-stack';
