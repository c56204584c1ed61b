export { contractDiff } from './contract-diff';
export { contractEdges } from './contract-edges';
export { isPlanned, removedBy, type ContractStack, type PlannedParameter } from './contract-stack';
export { readContract, type StackContract } from './synthesized';
