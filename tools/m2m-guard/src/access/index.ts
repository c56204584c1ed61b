export type { Answer } from './access-decision';
export { accessMatrices, type AccessColumn, type AccessMatrix, type AccessRow } from './access-matrix';
