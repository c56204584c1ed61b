export { accessOpenedRule, accessReview, type AccessContext } from './access-review';
