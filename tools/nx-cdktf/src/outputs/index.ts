export { outputsOf, readOutputs } from './read-outputs';
export type { OutputsRequest } from './read-outputs';
export { hidden, outputLines, shownOutputs } from './stack-outputs';
export type { StackOutputs } from './stack-outputs';
