/**
 * The `app` of the root `cdktf.json`, for people who have cdktf-cli: synthesizes every stack of one stage and lays the
 * results into the one output folder that `cdktf list`, `cdktf synth` and `cdktf diff` look into.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ConfigurationError, type Stage } from '@m2m/stages/config';
import { bundleFunctions } from '../bundle';
import { absence } from '../cli/absent-stack';
import type { Output } from '../operations/operation';
import { lockFile, readStackProjects, synthFolder, workingFolder, type StackProject } from '../project';
import { chooseStage, readStages } from '../project/workspace-stages';
import { StackError } from '../stack-error';
import { synthStack } from '../synth';
import { manifestFileName, readManifest, type Manifest } from '../synth/manifest';
import { adaptToCli } from './cli-stack';
import { mergeManifests } from './merged-manifest';

export interface CdktfAppContext {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** STAGE chooses the stage; CDKTF_OUTDIR, set by cdktf-cli, says where the results go (default: `cdktf.out`). */
  readonly env: NodeJS.ProcessEnv;
  readonly out: Output;
}

/** @returns the exit code: 0 fine, 1 an app failed, 2 could not run */
export async function runCdktfApp(context: CdktfAppContext): Promise<number> {
  try {
    await synthesizeAll(context);
    return 0;
  } catch (error) {
    if (error instanceof StackError || error instanceof ConfigurationError) {
      context.out.stderr.write(`${error.message}\n`);
      return error instanceof StackError ? error.exitCode : 2;
    }
    throw error;
  }
}

async function synthesizeAll({ workspaceRoot, env }: CdktfAppContext): Promise<void> {
  const stages = readStages(workspaceRoot);
  const stage = chooseStage(stages, undefined, env);
  const outputFolder = resolve(workspaceRoot, env['CDKTF_OUTDIR'] ?? 'cdktf.out');
  const parts: { project: StackProject; manifest: Manifest }[] = [];
  const projects = readStackProjects(workspaceRoot).filter(
    (project) => absence(project, stage, 'synth') === undefined,
  );
  for (const project of projects) {
    await bundleFunctions(project);
    await synthStack(project, { stage: stage.name, contextJson: stages.contextJson, verbose: false });
    const manifest = readManifest(synthFolder(project, stage.name));
    if (manifest !== undefined) {
      copyStack(project, stage, join(outputFolder, 'stacks', project.name));
      parts.push({ project, manifest });
    }
  }
  writeFileSync(join(outputFolder, manifestFileName), JSON.stringify(mergeManifests(parts), undefined, 2));
}

function copyStack(project: StackProject, stage: Stage, cliFolder: string): void {
  const folder = workingFolder(project, stage.name);
  mkdirSync(cliFolder, { recursive: true });
  const synthesized = readFileSync(join(folder, 'cdk.tf.json'), 'utf8');
  const place = { workingFolder: folder, cliFolder, hasEndpoint: stage.endpoint !== undefined };
  writeFileSync(join(cliFolder, 'cdk.tf.json'), adaptToCli(synthesized, place));
  rmSync(join(cliFolder, 'assets'), { recursive: true, force: true });
  if (existsSync(join(folder, 'assets'))) {
    cpSync(join(folder, 'assets'), join(cliFolder, 'assets'), { recursive: true });
  }
  copyFileSync(lockFile(project), join(cliFolder, '.terraform.lock.hcl'));
}
