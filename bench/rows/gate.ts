/** Authorize and echo through the gate of the local AWS; its own bench makes the load and counts. */
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { rounded, type Figure, type Row } from '../src/row';

const minimumPerSecond = 300;
const limitP99Ms = 50;

const gateResult = z.object({
  requestsPerSecond: z.number(),
  p99Ms: z.number(),
  errors: z.number(),
  oneCore: z.boolean(),
});

export const gate: Row = {
  id: 'gate',
  async measure(workplace) {
    workplace.tell('authorize and echo through the local gate');
    const tool = dirname(require.resolve('@m2m/local-aws/package.json'));
    const output = await workplace.run([process.execPath, join(tool, 'bench/gate.cjs')]);
    const { requestsPerSecond, p99Ms, errors, oneCore } = gateResult.parse(JSON.parse(output));
    const throughput: Figure = {
      what: 'authorize + echo through the local gate',
      must: `>= ${minimumPerSecond.toString()} requests/s on one core`,
      measured:
        `${rounded(requestsPerSecond)} requests/s, ${errors.toString()} errors` +
        (oneCore ? '' : ' (more than one core: no taskset here)'),
      verdict: requestsPerSecond >= minimumPerSecond && errors === 0 ? 'met' : 'missed',
      numbers: { requestsPerSecond, errors, limit: minimumPerSecond },
    };
    const slowest: Figure = {
      what: 'authorize + echo, p99',
      must: `< ${limitP99Ms.toString()} ms`,
      measured: `${rounded(p99Ms)} ms`,
      verdict: p99Ms < limitP99Ms ? 'met' : 'missed',
      numbers: { p99Ms, limit: limitP99Ms },
    };
    return [throughput, slowest];
  },
};
