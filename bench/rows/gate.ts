/** Authorize and echo through the gate of the local AWS; its own bench makes the load and counts. */
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { atMost, rounded, type Figure, type Row } from '../src/row';

const minimumPerSecond = 300;

const gateResult = z.object({ requestsPerSecond: z.number(), p99Ms: z.number(), errors: z.number() });

export const gate: Row = {
  id: 'gate',
  async measure(workplace) {
    workplace.tell('authorize and echo through the local gate');
    const tool = dirname(require.resolve('@m2m/local-aws/package.json'));
    const output = await workplace.run([process.execPath, join(tool, 'bench/gate.cjs')]);
    const { requestsPerSecond, p99Ms, errors } = gateResult.parse(JSON.parse(output));
    const throughput: Figure = {
      what: 'authorize + echo through the local gate',
      must: `>= ${minimumPerSecond.toString()} requests/s on one core`,
      measured: `${rounded(requestsPerSecond)} requests/s, ${errors.toString()} errors`,
      verdict: requestsPerSecond >= minimumPerSecond && errors === 0 ? 'met' : 'missed',
      numbers: { requestsPerSecond, errors, limit: minimumPerSecond },
    };
    return [
      throughput,
      atMost('authorize + echo, p99', { value: p99Ms, limit: 50, unit: 'ms' }, '< 50 ms', { p99Ms }),
    ];
  },
};
