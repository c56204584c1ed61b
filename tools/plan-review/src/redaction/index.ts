export { allPublicAttributes, isKnownType } from './public-attributes';
export { shownAfter, shownBefore } from './shown-attribute';
export { listDifference, shownText } from './shown-text';
export { shownValue, type PlannedValue } from './shown-value';
