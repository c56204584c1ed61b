/** What each target says about itself in `nx show project` and in editors. */
import type { TargetConfiguration } from '@nx/devkit';

/** One line for each target; the command line shows the same. */
export const targetDescriptions = {
  bundle: 'Bundle every handler of src/functions into one reproducible zip',
  synth: 'Synthesize the Terraform JSON of one stage',
  check: 'Find machine-to-machine mistakes in the synthesized JSON, before Terraform is started',
  access: 'Print who may call what, and write it to access.md',
  validate: 'Check the synthesized JSON against the schema of the provider',
  'plan-ahead':
    'Plan at the same time as the stacks that it reads from; plan takes it over when they leave the contract as it is',
  plan: 'Show what a deploy would change, and keep it for plan-review; changes nothing, locks nothing',
  deploy: 'Plan, show the plan, apply that very plan',
  destroy: 'Name what will be destroyed, then destroy it',
  output: 'Print the outputs of the deployed stack; sensitive ones stay hidden',
  drift: 'Compare what is deployed with the state; exit code 1 when somebody changed it by hand',
  unlock: 'Release a state lock that a killed run left behind',
} as const;

export type StackTarget = keyof typeof targetDescriptions;

export function isStackTarget(name: string): name is StackTarget {
  return Object.hasOwn(targetDescriptions, name);
}

const technologies: Partial<Record<StackTarget, string[]>> = {
  bundle: ['esbuild'],
  check: ['cdktf'],
  access: ['cdktf'],
};

export function targetHelp(target: StackTarget, stack: string): TargetConfiguration['metadata'] {
  return {
    description: targetDescriptions[target],
    technologies: technologies[target] ?? ['cdktf', 'terraform'],
    help: {
      command: `npx nx run ${stack}:${target} --help`,
      example: {},
    },
  };
}
