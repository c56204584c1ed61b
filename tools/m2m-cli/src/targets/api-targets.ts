/** The Nx targets of one API stack. Pure: from a name and the stages to target configurations. */
import type { TargetConfiguration } from '@nx/devkit';

export interface StageNames {
  readonly defaultStage: string;
  readonly all: readonly string[];
}

const descriptions = {
  token: 'Prints an access token of a client, on stdout alone: --client, --scope',
  call: 'Calls a route with a token: --path, --method, --data, --header, --query, --client',
  verify:
    'Calls every route as every client that may or may not; fails on any other answer than the access matrix says',
} as const;

/** What a caller of this plugin may type behind `nx run <api>:`. */
export const targetNames = Object.keys(descriptions) as readonly (keyof typeof descriptions)[];

export function isApiTarget(name: string): boolean {
  return Object.hasOwn(descriptions, name);
}

/**
 * Plain command lines: they load faster than an executor and work without Nx. Their answers change with AWS: no cache.
 *
 * @param related stacks that share a user pool; `verify` reads what they say, too
 */
export function apiTargets(
  stack: string,
  { defaultStage, all }: StageNames,
  related: readonly string[],
): Record<string, TargetConfiguration> {
  return Object.fromEntries(
    targetNames.map((target): [string, TargetConfiguration] => [
      target,
      {
        executor: 'nx:run-commands',
        cache: false,
        ...(target === 'verify' && { dependsOn: synthesized(related) }),
        options: { command: `node tools/m2m-cli/bin/m2m.cjs ${target} ${stack}`, stage: defaultStage },
        configurations: Object.fromEntries(all.map((stage) => [stage, { stage }])),
        metadata: {
          description: descriptions[target],
          technologies: ['aws'],
          help: { command: `node tools/m2m-cli/bin/m2m.cjs ${target} --help`, example: {} },
        },
      },
    ]),
  );
}

function synthesized(related: readonly string[]): TargetConfiguration['dependsOn'] {
  return ['synth', ...(related.length === 0 ? [] : [{ projects: [...related], target: 'synth' }])];
}
