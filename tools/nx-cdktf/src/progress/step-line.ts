/** One finished step as a line: `[3/14] aws_cognito_user_pool.this  created  1.2s`. */
import type { Colors } from 'picocolors/types';
import type { FinishedStep } from './progress-view';

const participles: Record<string, string> = {
  create: 'created',
  update: 'updated',
  delete: 'destroyed',
  read: 'read',
};
const gerunds: Record<string, string> = {
  create: 'creating',
  update: 'updating',
  delete: 'destroying',
  read: 'reading',
};

export function stepLine(step: FinishedStep, position: number, steps: number, colors: Colors): string {
  const done = participles[step.action] ?? step.action;
  const word = step.failed ? colors.red(`not ${done}`) : colors.green(done);
  return `${colors.dim(counter(position, steps))} ${step.address}  ${word}  ${colors.dim(seconds(step.elapsedMs))}`;
}

export function runningLine(address: string, action: string, elapsedMs: number, colors: Colors): string {
  return `${address}  ${gerunds[action] ?? action} ${colors.dim(seconds(elapsedMs))}`;
}

/** `[ 3/14]`: both numbers take the same room, so that addresses stand in one column. */
export function counter(position: number, steps: number): string {
  return `[${String(position).padStart(String(steps).length)}/${steps}]`;
}

/** `0.4s`, `12s`, `2m05s` */
export function seconds(elapsedMs: number): string {
  if (elapsedMs < 10_000) {
    return `${(elapsedMs / 1000).toFixed(1)}s`;
  }
  const whole = Math.round(elapsedMs / 1000);
  return whole < 60 ? `${whole}s` : `${Math.floor(whole / 60)}m${String(whole % 60).padStart(2, '0')}s`;
}
