/** The table on the terminal and the JSON in `results/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { dirname } from 'node:path';
import Table from 'cli-table3';
import type { Colors } from 'picocolors/types';
import type { Figure } from './row';

export function formatTable(figures: readonly Figure[], colors: Colors): string {
  const verdicts = {
    met: colors.green('met'),
    missed: colors.red('MISSED'),
    'not measured': colors.yellow('not measured'),
    'no limit': 'no limit',
  };
  const table = new Table({
    head: ['figure', 'must', 'measured', 'verdict'],
    style: { head: [], border: [] },
  });
  table.push(
    ...figures.map(({ what, must, measured, verdict }) => [what, must, measured, verdicts[verdict]]),
  );
  return table.toString();
}

/** Figures mean nothing without the machine they were measured on. */
export function writeResults(file: string, figures: readonly Figure[]): void {
  const machine = {
    node: process.version,
    platform: `${platform()} ${release()} ${arch()}`,
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryMb: Math.round(totalmem() / 1e6),
    loadAverage: loadavg()[0],
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, figures }, undefined, 2)}\n`,
  );
}

/** A warning when others use the machine: ratios survive that, absolute figures do not. */
export function busyMachine(): string | undefined {
  const [load = 0] = loadavg();
  return load > cpus().length / 2
    ? `this machine is busy (load ${load.toFixed(1)} on ${cpus().length.toString()} cores); figures will be worse than they are`
    : undefined;
}
