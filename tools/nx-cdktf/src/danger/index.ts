export { isDangerous, refusals } from './danger-check';
export type { DangerCheck } from './danger-check';
export { consequences } from './protected-resources';
