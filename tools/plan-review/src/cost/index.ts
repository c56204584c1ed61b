export { costReview } from './cost-review';
