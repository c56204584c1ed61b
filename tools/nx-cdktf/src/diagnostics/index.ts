export { configurationAt, placeOf } from './construct-paths';
export type { Finding, Surroundings } from './finding';
export { describeLock, parseStateLock } from './state-lock';
export type { StateLock } from './state-lock';
export { surroundingsOf } from './surroundings';
export { diagnosticOf, translate } from './translate';
