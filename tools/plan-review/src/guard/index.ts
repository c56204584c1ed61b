export {
  acceptedFindings,
  acknowledgementsFile,
  type AcceptedFindings,
  type Acknowledgement,
} from './accepted-findings';
export { guardReview } from './guard-review';
export { configurationSource, DocumentError, planSources, type StackSources } from './stack-sources';
export { twoSides, type TwoSides } from './two-sides';
export { writtenNames, type WrittenNames } from './written-names';
