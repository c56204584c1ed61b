export { runInThisProcess } from './run-in-this-process';
export { synthStack } from './synth-stack';
export type { SynthOptions } from './synth-stack';
