/** One working folder of Terraform that takes one stack after another, so that the provider is loaded once. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProviderMirror } from '@m2m/nx-cdktf/provider-mirror';
import { z } from 'zod';
import { runProgram, type Ending } from './program';
import { NotMeasuredError } from './verdict';

export class TerraformFolder {
  private readonly folder = mkdtempSync(join(tmpdir(), 'bench-mistakes-'));

  constructor(
    /** Of the local AWS. */
    private readonly endpoint: string,
  ) {}

  /**
   * @param lockFile of the provider, in the version that every stack uses
   * @param anyStack folder with a `main.tf.json`
   */
  async initialize(workspaceRoot: string, lockFile: string, anyStack: string): Promise<void> {
    copyFileSync(lockFile, join(this.folder, '.terraform.lock.hcl'));
    const mirror = findProviderMirror({ env: process.env, workspaceRoot, lockFile });
    this.take(anyStack);
    await this.mustSucceed(
      'init',
      '-input=false',
      '-lockfile=readonly',
      ...(mirror === undefined ? [] : [`-plugin-dir=${mirror}`]),
    );
  }

  /** Puts a stack in the place of the one before. */
  take(stackFolder: string): void {
    copyFileSync(join(stackFolder, 'main.tf.json'), join(this.folder, 'main.tf.json'));
  }

  /** Terraform forgets what it applied; the local AWS does not. */
  async applyAndForget(): Promise<void> {
    await this.mustSucceed('apply', '-input=false', '-auto-approve');
    rmSync(join(this.folder, 'terraform.tfstate'));
  }

  run(...args: readonly string[]): Promise<Ending> {
    return runProgram(['terraform', ...args], { cwd: this.folder, env: environment(this.endpoint) });
  }

  async version(): Promise<string> {
    const { stdout } = await this.run('version', '-json');
    return z.object({ terraform_version: z.string() }).parse(JSON.parse(stdout)).terraform_version;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async mustSucceed(command: string, ...args: readonly string[]): Promise<void> {
    const { exitCode, stdout, stderr } = await this.run(command, '-no-color', ...args);
    if (exitCode !== 0) {
      throw new NotMeasuredError(
        `terraform ${command} ended with ${exitCode.toString()}:\n${stdout}${stderr}`,
      );
    }
  }
}

/** Nothing of the caller's AWS account, and a gap of the local AWS is an error in seconds. */
function environment(endpoint: string): NodeJS.ProcessEnv {
  const configFile = process.env['TF_CLI_CONFIG_FILE'];
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:AWS_|TF_)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    // Terraform warns at length about a configuration file that is not there.
    ...(configFile !== undefined && existsSync(configFile) ? { TF_CLI_CONFIG_FILE: configFile } : {}),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '2',
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  };
}
