export {
  acknowledges,
  AcknowledgementError,
  parseAcknowledgements,
  type Acknowledgement,
} from './acknowledgements';
export { findDangers, type DangerStack, type ReviewedChange } from './find-dangers';
export { dangerRules } from './rules';
