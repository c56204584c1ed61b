/**
 * What a local AWS in the background tells the process that started it, over Node's own channel, until it is ready.
 *
 * The channel exists only when the starter asked for it by a variable, which is removed at once: functions and moto must
 * not inherit it.
 */
import { z } from 'zod';

export const reportVariable = 'LOCAL_AWS_REPORTS_TO_PARENT';

export const startReportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), line: z.string() }),
  z.object({ kind: z.literal('ready'), port: z.number(), pid: z.number() }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);

export type StartReport = z.infer<typeof startReportSchema>;

/** Sends reports to whoever started this process, or to nobody. */
export function reporter(env: NodeJS.ProcessEnv): (report: StartReport) => void {
  const asked = env[reportVariable] !== undefined;
  Reflect.deleteProperty(env, reportVariable);
  return (report) => {
    if (asked && process.connected) {
      process.send?.(report);
    }
  };
}
