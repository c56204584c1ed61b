/** Whether a stream gets colours: a terminal does, unless NO_COLOR says otherwise; FORCE_COLOR makes any stream one. */
import { createColors } from 'picocolors';

export type Colors = ReturnType<typeof createColors>;

export function colorsOf(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Colors {
  return createColors(wantsColors(stream, env));
}

function wantsColors({ isTTY }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  if (env['NO_COLOR']) {
    return false;
  }
  return (
    isTTY === true || (env['FORCE_COLOR'] !== undefined && !['', '0', 'false'].includes(env['FORCE_COLOR']))
  );
}
