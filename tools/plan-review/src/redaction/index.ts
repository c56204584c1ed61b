export { allPublicAttributes, isKnownType } from './public-attributes';
export { listDifference, shownText } from './shown-text';
export { shownValue, type PlannedValue } from './shown-value';
