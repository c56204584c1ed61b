export { acknowledge, acknowledgementRules, type AcknowledgedFinding } from './acknowledge';
export { acknowledgementsFile, parseAcknowledgements, type Acknowledgement } from './acknowledgement';
