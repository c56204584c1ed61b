/** The `World` of quickstart on this machine: the local AWS, Nx as a child process, and calls over HTTP. */
import { join } from 'node:path';
import { startInBackground, stopInBackground } from '@m2m/local-aws';
import { formatSummary, formatTable, openApi, verifyApi } from '@m2m/m2m-cli';
import type { Stage } from '@m2m/stages/config';
import type { Colors } from 'picocolors/types';
import { runChild } from '../child/run-child';
import { keepsRunning, nextSteps, type RunningLocalAws } from '../farewell/farewell';
import type { LocalAws, World } from '../quickstart';
import { terraformIsDone } from './terraform-is-done';

/** The API whose deployment brings everything that it stands on. */
const stack = 'echo-api';

export interface Machine {
  readonly workspaceRoot: string;
  readonly stage: Stage;
  readonly port: number;
  readonly interruption: AbortSignal;
  /** Of this process. */
  readonly env: NodeJS.ProcessEnv;
  readonly colors: Colors;
}

export function worldOn({ workspaceRoot, stage, port, interruption, env, colors }: Machine): World {
  const described = (aws: LocalAws): RunningLocalAws => ({
    ...aws,
    isDefault: aws.endpoint === stage.endpoint,
  });
  return {
    startLocalAws: (progress) =>
      startInBackground({ port, workspaceRoot, env, progress, signal: interruption }),
    async stopLocalAws(aws) {
      await stopInBackground({ port: aws.port, workspaceRoot });
    },
    deploy: ({ endpoint }) =>
      runChild(
        {
          command: [
            process.execPath,
            join(workspaceRoot, 'node_modules/nx/dist/bin/nx.js'),
            'run',
            `${stack}:deploy:${stage.name}`,
            // Every line at once, also those of the stack that is deployed first.
            '--outputStyle=stream-without-prefixes',
          ],
          cwd: workspaceRoot,
          env: nxEnvironment({ ...env, AWS_ENDPOINT_URL: endpoint }, colors),
        },
        interruption,
      ),
    async verify(aws) {
      const there = { ...env, AWS_ENDPOINT_URL: aws.endpoint };
      const opened = await openApi({ workspaceRoot, stack, stage: stage.name, env: there });
      const report = await verifyApi(opened);
      return {
        passed: report.failed === 0,
        table: formatTable(report, colors),
        summary: formatSummary(report),
        nextSteps: nextSteps(opened.api, described(aws)),
      };
    },
    terraformIsDone: ({ endpoint }) => terraformIsDone(stage, endpoint),
    keepsRunning: (aws) => keepsRunning(described(aws)),
  };
}

/** Nx as a child without terminal: no screen of its own, and colours only where we show some. */
function nxEnvironment(env: NodeJS.ProcessEnv, { isColorSupported }: Colors): NodeJS.ProcessEnv {
  return {
    ...env,
    NX_TUI: 'false',
    // The native runner opens the controlling terminal, and this child has none.
    NX_NATIVE_COMMAND_RUNNER: 'false',
    ...(isColorSupported ? {} : { NO_COLOR: '1' }),
  };
}
