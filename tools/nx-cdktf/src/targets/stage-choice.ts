/**
 * Refuses a run of stack targets whose stage is not what the person thinks it is.
 *
 * Nx ignores a configuration that a target does not have, and runs with the defaults: `nx run-many -t deploy -c porduction`
 * would deploy to the default stage. It also hands `--stage=prod` to the named task alone, so that the stacks it depends
 * on would go to another stage than the stack itself.
 */
import { StackError } from '../stack-error';
import { refuseContradiction } from '../project/workspace-stages';
import { parseNxCommandLine } from './command-line';

export interface StageNames {
  readonly names: readonly string[];
  readonly defaultStage: string;
}

/**
 * @param argv the whole Nx command line
 * @param isOurs says which targets work on a stage
 * @param readStageNames called only when such a target is asked for
 * @throws StackError, or whatever `readStageNames` throws
 */
export function refuseUnclearStage(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  isOurs: (target: string) => boolean,
  readStageNames: () => StageNames,
): void {
  const { targets, configuration, options } = parseNxCommandLine(argv);
  if (!targets.some(isOurs)) {
    return;
  }
  const { names, defaultStage } = readStageNames();
  if (options.includes('stage') || argv.some((word) => /^--args=.*--stage\b/.test(word))) {
    throw new StackError(
      '--stage would reach the named task alone and not the stacks that run before it; choose the stage with the configuration: -c <stage>',
      2,
    );
  }
  if (configuration !== undefined && !names.includes(configuration)) {
    throw new StackError(
      `cdktf.json: context.stages: no stage is called ${JSON.stringify(configuration)}, as the configuration asks; expected one of ${names.join(', ')}`,
      2,
    );
  }
  refuseContradiction(configuration ?? defaultStage, env['STAGE']);
}
