/** A Terraform root in a temporary folder, deployed to a local AWS by the real terraform and the real provider. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TerraformRun {
  readonly exitCode: number;
  readonly output: string;
}

type Variables = Readonly<Record<string, unknown>>;

/** Folders in which people and system packages keep providers, where the registry cannot be reached. */
function providerMirror(): string | undefined {
  const oneLevelBelowOpt = existsSync('/opt') ? readdirSync('/opt').map((name) => join('/opt', name)) : [];
  const usual = [join(homedir(), '.terraform.d/plugins'), '/usr/local/share/terraform/plugins'];
  return [...usual, ...oneLevelBelowOpt].find((folder) =>
    existsSync(join(folder, 'registry.terraform.io/hashicorp/aws')),
  );
}

export class TerraformRoot {
  readonly folder: string;

  constructor(
    fixture: string,
    private readonly endpoint: string,
  ) {
    this.folder = mkdtempSync(join(tmpdir(), 'local-aws-e2e-'));
    cpSync(join(__dirname, 'fixtures', fixture), this.folder, { recursive: true });
  }

  async init(): Promise<void> {
    const mirror = providerMirror();
    await this.mustRun('init', ...(mirror === undefined ? [] : [`-plugin-dir=${mirror}`]));
  }

  /** @throws Error with terraform's output when it fails */
  apply(variables: Variables = {}): Promise<TerraformRun> {
    return this.mustRun('apply', '-auto-approve', ...variableArgs(variables));
  }

  /** An apply that may fail. */
  tryApply(variables: Variables = {}): Promise<TerraformRun> {
    return this.run('apply', '-auto-approve', ...variableArgs(variables));
  }

  /** Exit code 0: nothing to change; 2: something. */
  plan(variables: Variables = {}): Promise<TerraformRun> {
    return this.run('plan', '-detailed-exitcode', ...variableArgs(variables));
  }

  tryDestroy(variables: Variables = {}): Promise<TerraformRun> {
    return this.run('destroy', '-auto-approve', ...variableArgs(variables));
  }

  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const { output } = await this.mustRun('output', '-json');
    const outputs = JSON.parse(output) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async mustRun(...args: string[]): Promise<TerraformRun> {
    const run = await this.run(...args);
    if (run.exitCode !== 0) {
      throw new Error(`terraform ${args.join(' ')} ended with exit code ${run.exitCode}:\n${run.output}`);
    }
    return run;
  }

  private run(...args: string[]): Promise<TerraformRun> {
    return new Promise((resolve) => {
      const [command = '', ...rest] = args;
      const env = terraformEnvironment(this.endpoint);
      const flags = command === 'output' ? rest : ['-input=false', '-no-color', ...rest];
      execFile(
        'terraform',
        [command, ...flags],
        { cwd: this.folder, env, maxBuffer: 1e8 },
        (error, stdout, stderr) => {
          const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
          resolve({ exitCode, output: exitCode === 0 ? stdout : stdout + stderr });
        },
      );
    });
  }
}

function variableArgs(variables: Variables): string[] {
  return Object.entries(variables).map(([name, value]) =>
    typeof value === 'string' ? `-var=${name}=${value}` : `-var=${name}=${JSON.stringify(value)}`,
  );
}

/** Only this local AWS, no credentials of anybody, and a gap is an error in seconds instead of 25 retries. */
function terraformEnvironment(endpoint: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name, value]) =>
      !name.startsWith('AWS_') && !(name === 'TF_CLI_CONFIG_FILE' && !existsSync(value ?? '')),
  );
  return {
    ...Object.fromEntries(inherited),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: 'us-east-1',
    AWS_MAX_ATTEMPTS: '2',
    AWS_EC2_METADATA_DISABLED: 'true',
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  };
}
