/**
 * Synthesizes one stack in one stage.
 *
 * The app writes into a folder of its own first. Only what it finished is moved to where Terraform looks, so an app that
 * fails half-way leaves the previous output as it was.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { synthFolder, type StackProject } from '../project';
import { readManifest, requireOwnStack } from './manifest';
import { placeOutput } from './place-output';
import type { RunProgram } from './program-run';
import { runApp } from './run-app';
import { runInOwnProcess } from './run-in-own-process';

export interface SynthOptions {
  readonly stage: string;
  /** The `context` of `cdktf.json` as JSON. */
  readonly contextJson: string;
  /** Show the stack trace of a failing app. */
  readonly verbose: boolean;
  /** Default: in a process of its own. */
  readonly runProgram?: RunProgram;
}

const unfinished = '.unfinished-';
const leftoverAfterMs = 10 * 60_000;

/** @throws StackError when the app fails, or makes another stack than its project promises */
export async function synthStack(project: StackProject, options: SynthOptions): Promise<void> {
  const folder = synthFolder(project, options.stage);
  mkdirSync(dirname(folder), { recursive: true });
  removeLeftovers(dirname(folder));
  const fresh = mkdtempSync(join(dirname(folder), unfinished));
  const removeFresh = () => {
    rmSync(fresh, { recursive: true, force: true });
  };
  // An app that exits in this process leaves no time for what comes after it.
  process.once('exit', removeFresh);
  try {
    await runApp({ project, runProgram: runInOwnProcess, ...options, outputFolder: fresh });
    requireOwnStack(readManifest(fresh), project.name, `${project.root}/src/main.ts`);
    placeOutput(fresh, folder);
  } finally {
    process.off('exit', removeFresh);
    removeFresh();
  }
}

/** A synth that was killed could not remove its folder. Young ones may belong to a synth that is running. */
function removeLeftovers(parent: string): void {
  const old = Date.now() - leftoverAfterMs;
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(unfinished))) {
    const folder = join(parent, name);
    if ((statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < old) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
