/**
 * Shows that cdktf-cli works at the root of this workspace: installs it in a scratch folder, runs `list`, `synth` and
 * `diff` against a local AWS of its own, and removes all of it again. cdktf-cli is no dependency of the workspace, so
 * this is the only place where it meets it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stage } from '@m2m/stages/config';
import { absence } from '../cli/absent-stack';
import type { Output } from '../operations/operation';
import { lockFile, readStackProjects, type StackProject } from '../project';
import { readStages } from '../project/workspace-stages';
import { findProviderMirror } from '../provider-mirror';
import { StackError } from '../stack-error';
import { childEnvironment } from '../terraform-run/child-environment';

/** The last release line; its repository is archived. */
const cliVersion = '0.21.0';

export interface CompatibilityContext {
  /** Absolute path. */
  readonly workspaceRoot: string;
  readonly env: NodeJS.ProcessEnv;
  readonly out: Output;
}

/** @returns the exit code: 0 all three commands work, 1 one of them does not, 2 they could not be tried */
export async function checkCliCompatibility(context: CompatibilityContext): Promise<number> {
  const { workspaceRoot, out } = context;
  const scratch = mkdtempSync(join(tmpdir(), 'cdktf-cli-'));
  const port = await freePort();
  const localAws = ['tools/local-aws/bin/local-aws.cjs'];
  try {
    const stage = throwAwayStage(workspaceRoot);
    const stacks = readStackProjects(workspaceRoot).filter(
      (project) => absence(project, stage, 'synth') === undefined,
    );
    const first = firstToDeploy(stacks);
    out.stdout.write(`installing cdktf-cli ${cliVersion} in ${scratch}\n`);
    const install = [
      'install',
      `--prefix=${scratch}`,
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      `cdktf-cli@${cliVersion}`,
    ];
    must(context, 'npm', install, context.env);
    must(context, process.execPath, [...localAws, 'start', `--port=${port}`], context.env);
    const endpoint = `http://127.0.0.1:${port}`;
    await createBucket(endpoint, stage);
    const env = cliEnvironment(context, stage, endpoint, first);
    const cdktf = join(scratch, 'node_modules', '.bin', 'cdktf');
    const checks = [
      { words: ['list'], expected: stacks.map(({ name }) => name) },
      { words: ['synth'], expected: stacks.map(({ name }) => name) },
      { words: ['diff', first.name, '--skip-provider-lock'], expected: ['Plan:', '0 to destroy'] },
    ];
    return checks.map(({ words, expected }) => check(context, cdktf, words, expected, env)).every(Boolean)
      ? 0
      : 1;
  } catch (error) {
    if (error instanceof StackError) {
      out.stderr.write(`${error.message}\n`);
      return error.exitCode;
    }
    throw error;
  } finally {
    spawnSync(process.execPath, [...localAws, 'stop', `--port=${port}`], {
      cwd: workspaceRoot,
      stdio: 'ignore',
    });
    rmSync(scratch, { recursive: true, force: true });
  }
}

function throwAwayStage(workspaceRoot: string): Stage {
  const stage = readStages(workspaceRoot).all.find(({ endpoint }) => endpoint !== undefined);
  if (stage === undefined) {
    throw new StackError(
      'cdktf.json: context.stages: none has an endpoint; cdktf diff is only tried in a throw-away cloud',
      2,
    );
  }
  return stage;
}

function firstToDeploy(stacks: readonly StackProject[]): StackProject {
  const first = stacks.find(({ upstream }) => upstream.length === 0);
  if (first === undefined) {
    throw new StackError('No stack is without upstream, so none can be planned in an empty cloud', 2);
  }
  return first;
}

function must(
  { workspaceRoot, out }: CompatibilityContext,
  program: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
) {
  const { status, stderr } = spawnSync(program, words, { cwd: workspaceRoot, env, encoding: 'utf8' });
  if (status !== 0) {
    out.stderr.write(stderr);
    throw new StackError(
      `${program} ${words.join(' ')}: ended with ${status ?? 'a signal'}; cdktf-cli could not be tried`,
      2,
    );
  }
}

async function createBucket(endpoint: string, { state }: Stage): Promise<void> {
  if (state !== undefined) {
    await fetch(`${endpoint}/${state.bucket}`, { method: 'PUT' });
  }
}

/** cdktf-cli runs a plain `terraform init`; the mirror reaches it through Terraform's variable for further arguments. */
function cliEnvironment(
  { env, workspaceRoot }: CompatibilityContext,
  stage: Stage,
  endpoint: string,
  project: StackProject,
): NodeJS.ProcessEnv {
  const mirror = findProviderMirror({ env, workspaceRoot, lockFile: lockFile(project) });
  return {
    ...childEnvironment(stage, { ...env, AWS_ENDPOINT_URL: endpoint }, existsSync),
    ...(mirror && { TF_CLI_ARGS_init: `"-plugin-dir=${mirror}"` }),
    STAGE: stage.name,
    DISABLE_VERSION_CHECK: '1',
    CI: '1',
  };
}

function check(
  { workspaceRoot, out }: CompatibilityContext,
  cdktf: string,
  words: readonly string[],
  expected: readonly string[],
  env: NodeJS.ProcessEnv,
): boolean {
  const { status, stdout, stderr } = spawnSync(cdktf, words, { cwd: workspaceRoot, env, encoding: 'utf8' });
  const missing = expected.filter((text) => !stdout.includes(text));
  const works = status === 0 && missing.length === 0;
  out.stdout.write(`cdktf ${words.join(' ')}: ${works ? 'works' : 'does not work'}\n`);
  if (!works) {
    out.stderr.write(
      `exit code ${status ?? 'none'}; not in its output: ${missing.join(', ') || 'nothing'}\n${stdout}${stderr}`,
    );
  }
  return works;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
