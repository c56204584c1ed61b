export { ConstructPropsError } from './construct-props-error';
export { checkCount, checkNumber, checkText, quote, type NumberLimits, type TextLimits } from './limits';
export { checkLogRetention } from './log-retention';
