export { accessMatrices, type AccessColumn, type AccessMatrix, type AccessRow } from './access-matrix';
export type { Answer, Decision } from './decisions';
export { accessOfStack } from './stack-access';
