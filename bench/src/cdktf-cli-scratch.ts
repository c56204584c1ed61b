/**
 * cdktf-cli and two projects of its default template, in a cache folder of the user: what most people know, as a measure.
 * One project is left as `cdktf init` makes it, the other gets the sources of a stack. It is no dependency of the
 * workspace, so it is installed only when somebody asks for it.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Workplace } from './workplace';

const cliVersion = '0.21.0';

/** What `cdktf init` installs into a project beside cdktf and constructs, at versions that go together. */
const templatePackages = ['typescript@5.9.3', 'ts-node@10.9.2', '@types/node@20.19.43'];

export interface CdktfCli {
  readonly program: string;
  /** A project of the default template, with its empty stack. */
  readonly emptyProject: string;
  /** A project of the default template that has the provider bindings too; its sources are up to whoever measures. */
  readonly stackProject: string;
}

function scratch(): CdktfCli & { readonly folder: string; readonly installed: string } {
  const caches = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(caches, 'm2m-workspace', `bench-cdktf-cli-${cliVersion}`);
  return {
    folder,
    program: join(folder, 'cli/node_modules/.bin/cdktf'),
    emptyProject: join(folder, 'empty-project'),
    stackProject: join(folder, 'stack-project'),
    installed: join(folder, 'installed'),
  };
}

/** Undefined when it is not installed. */
export function installedCdktfCli(): CdktfCli | undefined {
  const places = scratch();
  return existsSync(places.installed) ? places : undefined;
}

export async function installCdktfCli(workplace: Workplace): Promise<CdktfCli> {
  const places = scratch();
  workplace.tell(`installing cdktf-cli ${cliVersion} in ${places.folder}`);
  rmSync(places.folder, { recursive: true, force: true });
  const cli = join(places.folder, 'cli');
  mkdirSync(cli, { recursive: true });
  await install(workplace, cli, [`cdktf-cli@${cliVersion}`]);
  const template = join(cli, 'node_modules/@cdktf/cli-core/templates/typescript');
  const projectPackages = [
    ...templatePackages,
    ...['cdktf', 'constructs'].map((name) => asInWorkspace(workplace, name)),
  ];
  copyTemplate(template, places.emptyProject);
  await install(workplace, places.emptyProject, projectPackages);
  copyTemplate(template, places.stackProject);
  const bindings = asInWorkspace(workplace, '@cdktf/provider-aws');
  await install(workplace, places.stackProject, [...projectPackages, bindings]);
  // Last, so that an installation that was interrupted is not taken for one.
  writeFileSync(places.installed, '');
  return places;
}

/** A package at the version that the workspace has. */
function asInWorkspace({ workspaceRoot }: Workplace, name: string): string {
  const file = join(workspaceRoot, 'node_modules', name, 'package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return `${name}@${version}`;
}

function install(workplace: Workplace, prefix: string, packages: readonly string[]): Promise<string> {
  return workplace.run(
    ['npm', 'install', `--prefix=${prefix}`, '--no-audit', '--no-fund', '--ignore-scripts', ...packages],
    // The registry may be behind a proxy of one's own.
    { env: { NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'] } },
  );
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
