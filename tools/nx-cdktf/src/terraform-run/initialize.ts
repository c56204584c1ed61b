/** `terraform init`, when it has something to do, and never twice at the same time in one folder. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from '@m2m/stages/config';
import { lockFile, projectFolder } from '../project';
import { findProviderMirror } from '../provider-mirror';
import { initFingerprint, isInitialized, rememberInitialized, type InitDepth } from './init-fingerprint';
import { isHeld, tryLock, type HeldLock } from './owner-lock';
import type { RunReport } from './run-report';
import type { TerraformSession } from './terraform-session';

const lockPollMs = 100;

/** The report of an init that failed; undefined when the folder is ready. */
export async function initialize(
  session: TerraformSession,
  depth: InitDepth = 'state',
): Promise<RunReport | undefined> {
  const { project, stage, env, workspaceRoot } = session.context;
  const lock = lockFile(project);
  const providerMirror = findProviderMirror({ env, workspaceRoot, lockFile: lock });
  const fingerprint = initFingerprint({
    lockText: readFileSync(lock, 'utf8'),
    terraformBlock: session.synthesized.terraform,
    terraform: session.terraform,
    providerMirror,
    endpoint: session.endpoint,
  });
  if (isInitialized(session.folder, fingerprint, depth)) {
    return undefined;
  }
  const held = await lockInit(join(projectFolder(project), '.state', `${stage.name}.init`));
  try {
    if (isInitialized(session.folder, fingerprint, depth)) {
      return undefined;
    }
    copyFileSync(lock, join(session.folder, '.terraform.lock.hcl'));
    const report = await session.run([
      ...initArguments,
      ...(depth === 'providers' ? ['-backend=false'] : backendArguments(stage, session.endpoint)),
      ...(providerMirror === undefined ? [] : [`-plugin-dir=${providerMirror}`]),
    ]);
    if (report.exitCode === 0) {
      rememberInitialized(session.folder, fingerprint, depth);
      return undefined;
    }
    return report;
  } finally {
    held.release();
  }
}

const initArguments: readonly string[] = [
  'init',
  '-json',
  '-input=false',
  '-no-color',
  // The lock in git is the truth about providers; init may check it, never extend it.
  '-lockfile=readonly',
];

function backendArguments({ state }: Pick<Stage, 'state'>, endpoint: string | undefined): string[] {
  if (endpoint === undefined) {
    // On AWS a changed backend is a question that only a person can answer.
    return [];
  }
  // A throw-away cloud has no state worth moving. Buckets as host names need a DNS entry each, which it does not have.
  return ['-reconfigure', ...(state === undefined ? [] : ['-backend-config=use_path_style=true'])];
}

/** Waits for whoever initializes the folder right now; that takes seconds, and a dead owner does not count. */
async function lockInit(lock: string): Promise<HeldLock> {
  for (;;) {
    const answer = tryLock(lock, 'init');
    if (isHeld(answer)) {
      return answer;
    }
    await delay(lockPollMs);
  }
}
