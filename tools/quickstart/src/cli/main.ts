/** `npm run quickstart` on this machine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, parseCdktfJson, selectStage, type Stage } from '@m2m/stages/config';
import { createColors, isColorSupported } from 'picocolors';
import { interruptionOf } from '../interruption';
import { worldOn } from '../machine/machine';
import { quickstart } from '../quickstart';
import { Steps } from '../steps/steps';
import { parseArguments, type QuickstartOptions } from './arguments';

/** The stage that is a local AWS. */
const stageName = 'local';

/**
 * @param args without node and script
 * @returns exit code
 */
export async function main(args: readonly string[], workspaceRoot: string): Promise<number> {
  const options = parseArguments(args);
  if (typeof options === 'number') {
    return options;
  }
  try {
    return await run(options, workspaceRoot);
  } catch (error) {
    if (error instanceof Error && namesOfSentences.includes(error.name)) {
      console.error(error.message);
      return 2;
    }
    throw error;
  }
}

/** Errors whose message says what to do; every other one is a fault of ours and keeps its stack trace. */
const namesOfSentences: readonly string[] = [
  'ConfigurationError',
  'M2mError',
  'NoMotoError',
  'PortTakenError',
  'StackError',
  'StartError',
  'StopError',
];

function run({ port, stop }: QuickstartOptions, workspaceRoot: string): Promise<number> {
  const stage = selectStage(
    parseCdktfJson(readFileSync(join(workspaceRoot, 'cdktf.json'), 'utf8')),
    stageName,
  );
  // Also where --port names another one: a stage without endpoint is an account.
  const stagePort = portOf(stage);
  const colors = createColors(isColorSupported && process.stdout.isTTY);
  const interruption = interruptionOf(process);
  const print = (line: string) => {
    console.log(line);
  };
  return quickstart({
    world: worldOn({
      workspaceRoot,
      stage,
      port: port ?? stagePort,
      interruption,
      env: process.env,
      colors,
    }),
    steps: new Steps({ count: 3, print, colors, now: Date.now }),
    interruption,
    print,
    stopAtEnd: stop,
  });
}

function portOf({ endpoint }: Stage): number {
  if (endpoint === undefined) {
    throw new ConfigurationError(
      `cdktf.json: context.stages.${stageName}: expected an endpoint such as "http://127.0.0.1:4566", because quickstart ` +
        'deploys into a local AWS and never into an account',
    );
  }
  // A URL leaves out the port that its scheme implies.
  return Number(new URL(endpoint).port || 80);
}
