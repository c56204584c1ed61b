/** `npm run quickstart` on this machine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, parseCdktfJson, selectStage, type Stage } from '@m2m/stages/config';
import { createColors, isColorSupported } from 'picocolors';
import { Interruption } from '../interruption';
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
    // Whatever stopped us has said in its message what to do; a stack trace would only hide it.
    console.error((error as Error).message);
    return 2;
  }
}

function run({ port, stop }: QuickstartOptions, workspaceRoot: string): Promise<number> {
  const stage = selectStage(
    parseCdktfJson(readFileSync(join(workspaceRoot, 'cdktf.json'), 'utf8')),
    stageName,
  );
  const endpoint = new URL(endpointOf(stage));
  if (port !== undefined) {
    endpoint.port = port.toString();
  }
  // From here on the stage is at this endpoint for us and for every child.
  process.env['AWS_ENDPOINT_URL'] = endpoint.origin;
  const colors = createColors(isColorSupported && process.stdout.isTTY);
  const interruption = new Interruption(process);
  const print = (line: string) => {
    console.log(line);
  };
  return quickstart({
    world: worldOn({ workspaceRoot, stage, port: Number(endpoint.port), interruption, colors }),
    steps: new Steps({ count: 3, print, colors, now: Date.now }),
    interruption,
    print,
    stopAtEnd: stop,
  });
}

function endpointOf({ endpoint }: Stage): string {
  if (endpoint === undefined) {
    throw new ConfigurationError(
      `cdktf.json: context.stages.${stageName}: expected an endpoint such as "http://127.0.0.1:4566", because quickstart ` +
        'deploys into a local AWS and never into an account',
    );
  }
  return endpoint;
}
