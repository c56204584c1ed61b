/**
 * The targets of one stack project, from one pure function.
 *
 * Each is a command line that also works without Nx. What Nx adds is order, the cache and `affected`; so everything that
 * only makes sense for a person (defaults, refusals, progress) is in the command and not here.
 */
import type { TargetConfiguration } from '@nx/devkit';
import { targetHelp, type StackTarget } from './target-help';
import { acknowledgements, verdictDayVariable } from './verdict-day';

export interface StackTargetsInput {
  readonly stack: string;
  /** Stacks deployed before this one. */
  readonly upstream: readonly string[];
  /** Stacks destroyed before this one. */
  readonly downstream: readonly string[];
  /** Stacks that share a user pool with this one. */
  readonly related: readonly string[];
  readonly hasFunctions: boolean;
  readonly stageNames: readonly string[];
  /** Empty while `cdktf.json` cannot be read. */
  readonly defaultStage: string;
  /** The package of this plugin, relative to the workspace root. */
  readonly toolRoot: string;
}

/** Only an API has callers, and only a stack that reads from another one has something to be planned ahead of. */
type Occasional = 'access' | 'plan-ahead';

type StackTargets = Record<Exclude<StackTarget, Occasional>, TargetConfiguration> &
  Partial<Record<Occasional, TargetConfiguration>>;

export function stackTargets(input: StackTargetsInput): StackTargets {
  const hasUpstream = input.upstream.length > 0;
  return {
    bundle: bundleTarget(input),
    synth: synthTarget(input),
    check: checkTarget(input),
    ...(input.hasFunctions && { access: onStage(input, 'access', readByGuard(input)) }),
    validate: onStage(input, 'validate', ['synth']),
    ...(hasUpstream && { 'plan-ahead': onStage(input, 'plan-ahead', ['synth', 'check']) }),
    plan: onStage(input, 'plan', [
      'synth',
      'check',
      ...(hasUpstream ? ['plan-ahead'] : []),
      ...eachOf(input.upstream, 'plan'),
    ]),
    deploy: onStage(input, 'deploy', ['synth', 'check', ...eachOf(input.upstream, 'deploy')]),
    // A destroy looks at the stacks it reads from too: one of them may be protected, and destroyed by the same command.
    destroy: onStage(input, 'destroy', [
      'synth',
      ...eachOf(input.upstream, 'synth'),
      ...eachOf(input.downstream, 'destroy'),
    ]),
    output: onStage(input, 'output', ['synth']),
    drift: onStage(input, 'drift', ['synth']),
    unlock: onStage(input, 'unlock', ['synth']),
  };
}

type Dependency = NonNullable<TargetConfiguration['dependsOn']>[number];

/** Named projects order tasks without making one project affected by the other. */
function eachOf(projects: readonly string[], target: StackTarget): Dependency[] {
  return projects.length === 0 ? [] : [{ projects: [...projects], target }];
}

/** Everything in the project that can end in an artifact, and the same of the packages it imports. */
const sources = ['{projectRoot}/**/*', '!{projectRoot}/**/*.md', '!{projectRoot}/**/*.spec.ts', '^sources'];

function bundleTarget(input: StackTargetsInput): TargetConfiguration {
  return {
    ...command(input, 'bundle'),
    cache: true,
    inputs: [
      ...sources,
      `{workspaceRoot}/${input.toolRoot}/src/bundle/**/*`,
      { externalDependencies: ['esbuild', 'fflate'] },
    ],
    outputs: ['{projectRoot}/dist/functions'],
  };
}

/**
 * The outputs are the artifacts alone. Terraform keeps its plugins and its lock in the same folder, and a cache hit on the
 * folder would delete them.
 */
function synthTarget(input: StackTargetsInput): TargetConfiguration {
  const synthesized = '{projectRoot}/cdktf.out/{options.stage}';
  return {
    ...onStage(input, 'synth', input.hasFunctions ? ['bundle'] : []),
    cache: true,
    inputs: [
      ...sources,
      '{workspaceRoot}/cdktf.json',
      `{workspaceRoot}/${input.toolRoot}/src/synth/**/*`,
      { dependentTasksOutputFiles: '**/*.zip' },
      { externalDependencies: ['cdktf', 'constructs', '@cdktf/provider-aws', 'esbuild'] },
    ],
    outputs: [
      `${synthesized}/manifest.json`,
      `${synthesized}/stacks/${input.stack}/cdk.tf.json`,
      `${synthesized}/stacks/${input.stack}/assets`,
    ],
  };
}

function readByGuard({ related }: StackTargetsInput): Dependency[] {
  return ['synth', ...eachOf(related, 'synth')];
}

function checkTarget(input: StackTargetsInput): TargetConfiguration {
  return {
    ...onStage(input, 'check', readByGuard(input)),
    cache: true,
    inputs: [
      { dependentTasksOutputFiles: '**/cdk.tf.json' },
      '{projectRoot}/access.md',
      '{projectRoot}/package.json',
      '{workspaceRoot}/cdktf.json',
      `{workspaceRoot}/${acknowledgements}`,
      { env: verdictDayVariable },
      `{workspaceRoot}/${input.toolRoot}/src/{check,cli,project}/**/*`,
      { projects: ['m2m-guard'], input: 'sources' },
      { externalDependencies: ['cli-table3', 'picocolors', 'zod'] },
    ],
    outputs: [],
  };
}

/** A target that works on one stage: the Nx configuration, else the default stage. */
function onStage(
  input: StackTargetsInput,
  target: StackTarget,
  dependsOn: Dependency[],
): TargetConfiguration {
  const { stageNames, defaultStage } = input;
  const { options, ...rest } = command(input, target);
  return {
    ...rest,
    dependsOn,
    options: { ...options, ...(defaultStage && { stage: defaultStage }) },
    configurations: Object.fromEntries(stageNames.map((stage) => [stage, { stage }])),
  };
}

function command({ toolRoot, stack }: StackTargetsInput, target: StackTarget): TargetConfiguration {
  return {
    executor: 'nx:run-commands',
    cache: false,
    options: { command: `node ${toolRoot}/bin/stack.cjs ${target} ${stack}` },
    metadata: targetHelp(target, stack),
  };
}
