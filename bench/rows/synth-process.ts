/**
 * The process that synthesizes one stack, beside a node that does nothing: what the constructs themselves cost, and what the
 * command around them adds.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, rounded, type Row } from '../src/row';
import { median, mediansInTurn } from '../src/timing';
import { stage, type Workplace } from '../src/workplace';

const stack = 'echo-api';
const stackCommand = 'tools/nx-cdktf/bin/stack.cjs';
const timedRounds = 15;
const memoryRounds = 5;

/** Loaded before the app: leaves the peak memory of the process in a file. Kilobytes on every platform. */
const peakMemoryProbe = `process.on('exit', () => require('node:fs').writeFileSync(process.env.PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS)));`;

export const synthProcess: Row = {
  id: 'synth-process',
  async measure(workplace) {
    workplace.tell('synth of one stack, beside an empty node');
    await workplace.run(workplace.nx('run', `${stack}:synth:${stage}`, '--skip-nx-cache'));
    const scratch = mkdtempSync(join(tmpdir(), 'bench-synth-'));
    try {
      const { synth, command, node } = await mediansInTurn(timedRounds, {
        synth: () => runApp(workplace, scratch),
        command: () => workplace.run([process.execPath, stackCommand, 'synth', stack, `--stage=${stage}`]),
        node: () => workplace.run([process.execPath, '-e', '0']),
      });
      const peakMb = await peakMemory(workplace, scratch);
      return [
        atMost(
          'synth of one stack, its process',
          { value: synth / node, limit: 3.5, unit: `x (${rounded(synth)} ms, node ${rounded(node)} ms)` },
          '<= 3.5 x node -e 0',
          { synthMs: synth, nodeMs: node },
        ),
        atMost(
          'the same in the command that Nx starts',
          { value: command / node, limit: 3.5, unit: `x (${rounded(command)} ms)` },
          '<= 3.5 x node -e 0',
          { commandMs: command, nodeMs: node },
        ),
        atMost('synth of one stack, peak memory', { value: peakMb, limit: 90, unit: 'MB' }, '<= 90 MB', {
          peakMb,
        }),
      ];
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  },
};

function runApp(workplace: Workplace, scratch: string, ...nodeArgs: string[]): Promise<string> {
  const { program, env } = workplace.appOf(stack);
  return workplace.run([process.execPath, ...nodeArgs, program], {
    cwd: join(workplace.workspaceRoot, 'apps', stack),
    env: { ...env, CDKTF_OUTDIR: join(scratch, 'out'), PEAK_MEMORY_FILE: join(scratch, 'peak') },
  });
}

async function peakMemory(workplace: Workplace, scratch: string): Promise<number> {
  const probe = join(scratch, 'probe.cjs');
  writeFileSync(probe, peakMemoryProbe);
  const peaks: number[] = [];
  for (let round = 0; round < memoryRounds; round += 1) {
    await runApp(workplace, scratch, '--require', probe);
    peaks.push(Number(readFileSync(join(scratch, 'peak'), 'utf8')) / 1_024);
  }
  return median(peaks);
}
