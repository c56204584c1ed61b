export { synthStack } from './synth-stack';
export type { SynthOptions } from './synth-stack';
