export { accessReview, type AccessContext } from './access-review';
