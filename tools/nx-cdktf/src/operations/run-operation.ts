/** The frame of every operation: signals, screen, session; and terraform initialized before the work begins. */
import {
  initialize,
  Interruption,
  TerraformSession,
  type InitDepth,
  type SessionNeeds,
} from '../terraform-run';
import type { ExitCode, OperationContext } from './operation';
import { OperationScreen } from './operation-screen';

export interface OperationWork {
  readonly session: TerraformSession;
  readonly screen: OperationScreen;
}

export interface OperationFrame extends SessionNeeds {
  /** Standard output is JSON. Default: false. */
  readonly machineReads?: boolean;
}

export async function runOperation(
  context: OperationContext,
  work: (parts: OperationWork) => Promise<ExitCode>,
  { machineReads = false, ...needs }: OperationFrame = {},
): Promise<ExitCode> {
  const screen = new OperationScreen(context, machineReads);
  const interruption = new Interruption((line) => {
    screen.line(line);
  });
  try {
    const session = await TerraformSession.open(context, interruption, needs);
    return await work({ session, screen });
  } finally {
    screen.end();
    interruption.end();
  }
}

/** False when init failed; it has said why then. */
export async function initialized(
  { session, screen }: OperationWork,
  depth: InitDepth = 'state',
): Promise<boolean> {
  screen.activity('initializing');
  const failed = await initialize(session, depth);
  if (failed !== undefined) {
    screen.failures(session, failed);
  }
  return failed === undefined;
}
