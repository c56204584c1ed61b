/**
 * cdktf-cli with a fresh project of its default template, in a cache folder of the user: what most people know, as a
 * measure. It is no dependency of the workspace, so it is installed only when somebody asks for it.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Workplace } from './workplace';

const cliVersion = '0.21.0';

/** What `cdktf init` installs into a project, at versions that go together. */
const projectPackages = [
  `cdktf@${cliVersion}`,
  'constructs@10.4.2',
  'typescript@5.9.3',
  'ts-node@10.9.2',
  '@types/node@20.19.43',
];

export interface CdktfCli {
  readonly program: string;
  /** A project of the default template. */
  readonly project: string;
}

const scratch = (): string =>
  join(
    process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
    'm2m-workspace',
    `bench-cdktf-cli-${cliVersion}`,
  );

/** Undefined when it is not installed. */
export function installedCdktfCli(): CdktfCli | undefined {
  const program = join(scratch(), 'cli/node_modules/.bin/cdktf');
  const project = join(scratch(), 'project');
  return existsSync(join(project, 'installed')) ? { program, project } : undefined;
}

export async function installCdktfCli(workplace: Workplace): Promise<CdktfCli> {
  workplace.tell(`installing cdktf-cli ${cliVersion} in ${scratch()}`);
  rmSync(scratch(), { recursive: true, force: true });
  const cli = join(scratch(), 'cli');
  const project = join(scratch(), 'project');
  mkdirSync(cli, { recursive: true });
  await install(workplace, cli, [`cdktf-cli@${cliVersion}`]);
  copyTemplate(join(cli, 'node_modules/@cdktf/cli-core/templates/typescript'), project);
  await install(workplace, project, projectPackages);
  // Last, so that an installation that was interrupted is not taken for one.
  writeFileSync(join(project, 'installed'), '');
  return { program: join(cli, 'node_modules/.bin/cdktf'), project };
}

function install(workplace: Workplace, prefix: string, packages: readonly string[]): Promise<string> {
  return workplace.run([
    'npm',
    'install',
    `--prefix=${prefix}`,
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    ...packages,
  ]);
}

/** The template with what `cdktf init` asks for filled in. */
function copyTemplate(template: string, project: string): void {
  mkdirSync(project, { recursive: true });
  for (const file of ['main.ts', 'cdktf.json', 'package.json', 'tsconfig.json']) {
    cpSync(join(template, file), join(project, file));
    const text = readFileSync(join(project, file), 'utf8')
      .replaceAll('{{ $base }}', 'project')
      .replaceAll('{{projectId}}', '00000000-0000-4000-8000-000000000000')
      .replaceAll('{{sendCrashReports}}', 'false')
      .replaceAll('{{futureFlags}}', '');
    writeFileSync(join(project, file), text);
  }
}
