/**
 * The whole line once: a local AWS, both stacks deployed into it, every call that must pass or must fail. What it does
 * with the machine comes in as `World`, so that its order and its endings can be tried without one.
 */
import { InterruptedError, onInterrupt } from './interruption';
import type { Steps } from './steps/steps';

export interface LocalAws {
  readonly endpoint: string;
  readonly port: number;
  readonly pid: number;
  readonly logFile: string;
  /** It ran before; whoever started it may still need it. */
  readonly alreadyRunning: boolean;
}

export interface Verified {
  /** Every call was answered as it must be. */
  readonly passed: boolean;
  readonly summary: string;
  readonly table: string;
  /** What to do next, when all is well. */
  readonly nextSteps: readonly string[];
}

export interface World {
  startLocalAws(progress: (line: string) => void): Promise<LocalAws>;
  stopLocalAws(aws: LocalAws): Promise<void>;
  /** Deploys the API and what it stands on. Gives back the exit code of Nx. */
  deploy(aws: LocalAws): Promise<number>;
  verify(aws: LocalAws): Promise<Verified>;
  /** Resolves when no Terraform works on a state in this local AWS any more. */
  terraformIsDone(aws: LocalAws): Promise<void>;
  keepsRunning(aws: LocalAws): readonly string[];
}

export interface QuickstartRun {
  readonly world: World;
  readonly steps: Steps;
  readonly interruption: AbortSignal;
  readonly print: (line: string) => void;
  /** End the local AWS with this run, whoever started it. */
  readonly stopAtEnd: boolean;
}

/** @returns exit code: 0 deployed and verified, 1 not, 128 + signal when interrupted */
export async function quickstart(run: QuickstartRun): Promise<number> {
  const { world, interruption, print, stopAtEnd } = run;
  onInterrupt(interruption, (signal) => {
    print(`interrupted (${signal}): ending what is under way, so that Terraform can save its state`);
  });
  const aws = await start(run).catch(whenInterrupted);
  if (aws instanceof InterruptedError) {
    return aws.exitCode;
  }
  let outcome: number | InterruptedError;
  try {
    outcome = await deployAndVerify(run, aws).catch(whenInterrupted);
  } catch (error) {
    await leave(run, aws, stopAtEnd);
    throw error;
  }
  if (outcome instanceof InterruptedError) {
    await world.terraformIsDone(aws);
    await leave(run, aws, stopAtEnd || !aws.alreadyRunning);
    print('Run it again whenever you like: npm run quickstart');
    return outcome.exitCode;
  }
  await leave(run, aws, stopAtEnd);
  return outcome;
}

/** An interruption is an ending among others; every other error goes on its way. */
function whenInterrupted(error: unknown): InterruptedError {
  if (error instanceof InterruptedError) {
    return error;
  }
  throw error;
}

function start({ world, steps }: QuickstartRun): Promise<LocalAws> {
  return steps.run(
    'start a local AWS',
    (detail) => world.startLocalAws(detail),
    ({ endpoint, alreadyRunning }) =>
      alreadyRunning ? `local AWS was running already at ${endpoint}` : `local AWS runs at ${endpoint}`,
  );
}

/** Interruptions are looked at between the steps: whatever was running when the signal came has ended by itself then. */
async function deployAndVerify(
  { world, steps, interruption, print }: QuickstartRun,
  aws: LocalAws,
): Promise<number> {
  interruption.throwIfAborted();
  const deployed = await steps.run(
    'deploy both stacks with Terraform',
    () => world.deploy(aws),
    (exitCode) => (exitCode === 0 ? 'both stacks are deployed' : 'the stacks are not deployed'),
  );
  interruption.throwIfAborted();
  if (deployed !== 0) {
    print('Terraform could not deploy the stacks; the messages above say why. Nothing was verified.');
    return 1;
  }
  const verified = await steps.run(
    'call the API: without token, with bad ones, with the wrong scope, with the right one',
    () => world.verify(aws),
    ({ summary }) => summary,
  );
  interruption.throwIfAborted();
  ['', verified.table, '', ...(verified.passed ? [...verified.nextSteps, ''] : [])].forEach(print);
  return verified.passed ? 0 : 1;
}

async function leave({ world, print, steps }: QuickstartRun, aws: LocalAws, stop: boolean): Promise<void> {
  if (stop) {
    await world.stopLocalAws(aws);
    print(
      `The local AWS at ${aws.endpoint} is stopped, and everything in it is gone. (${steps.elapsed()} in all)`,
    );
  } else {
    [...world.keepsRunning(aws), `(${steps.elapsed()} in all)`].forEach(print);
  }
}
