/** One stack in a temporary folder: synthesized by cdktf, run by the real terraform with the real provider. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';

interface Ending {
  readonly exitCode: number;
  readonly output: string;
}

export class TerraformStackRun {
  private readonly folder = mkdtempSync(join(tmpdir(), 'cognito-m2m-e2e-'));

  constructor(private readonly endpoint: string) {}

  /** Writes the stack as it is now, over the one before. */
  synthesize(build: (stack: TerraformStack) => void): void {
    const app = new App({ outdir: this.folder });
    const stack = new TerraformStack(app, 'stack');
    new AwsProvider(stack, 'aws', { region: 'us-east-1', maxRetries: 3 });
    new LocalBackend(stack, { path: 'terraform.tfstate' });
    build(stack);
    app.synth();
  }

  async init(): Promise<void> {
    const mirror = providerMirror();
    await this.succeed('init', '-input=false', ...(mirror === undefined ? [] : [`-plugin-dir=${mirror}`]));
  }

  /** @throws Error with what terraform said when it does not end well */
  async succeed(...args: string[]): Promise<string> {
    const { exitCode, output } = await this.run(...args);
    if (exitCode !== 0) {
      throw new Error(`terraform ${args.join(' ')} ended with ${exitCode}:\n${errorsOf(output)}`);
    }
    return output;
  }

  /** @returns the plan as people read it, and what came of it */
  apply(): Promise<string> {
    return this.succeed('apply', '-input=false', '-auto-approve', '-no-color');
  }

  /** The plan as people read it. */
  async plan(): Promise<string> {
    const { output } = await this.run('plan', '-input=false', '-no-color', '-detailed-exitcode');
    expect(output).toMatch(/No changes\.|Plan: /);
    return output;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(...args: string[]): Promise<Ending> {
    const cwd = join(this.folder, 'stacks', 'stack');
    return new Promise((resolve) => {
      execFile('terraform', args, { cwd, env: environment(this.endpoint) }, (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ exitCode, output: `${stdout}${stderr}` });
      });
    });
  }
}

/** Without the plan above them. */
function errorsOf(output: string): string {
  const start = output.search(/^(?:\W )?Error: /m);
  return start === -1 ? output : output.slice(start);
}

/** Where the registry cannot be reached, providers lie in one of these folders. */
function providerMirror(): string | undefined {
  const belowOpt = existsSync('/opt') ? readdirSync('/opt').map((name) => join('/opt', name)) : [];
  const places = [
    join(homedir(), '.terraform.d', 'plugins'),
    '/usr/local/share/terraform/plugins',
    ...belowOpt,
  ];
  return places.find((place) =>
    existsSync(join(place, 'registry.terraform.io', 'hashicorp', 'aws', '5.100.0')),
  );
}

/** No credentials but dummy ones, and no settings of whoever runs the spec. */
function environment(endpoint: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:AWS_|TF_)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
