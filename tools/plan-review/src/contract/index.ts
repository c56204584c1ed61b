export { contractDiff } from './contract-diff';
export { contractEdges } from './contract-edges';
export { isPlanned, removedBy, type ContractStack, type PlannedParameter } from './contract-stack';
export { contractIn, readContract, type StackContract } from './synthesized';
