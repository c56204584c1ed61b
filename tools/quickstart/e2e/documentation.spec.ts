/**
 * Everything that the documentation names exists: targets, stages, scripts, programs, files behind links. What can be run
 * without an account is run in quickstart.spec.ts.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { documentationFiles, documentedCommands } from './documented-commands';

const workspaceRoot = resolve(dirname(require.resolve('../package.json')), '../..');
const files = documentationFiles(workspaceRoot);

interface Target {
  readonly configurations?: Readonly<Record<string, unknown>>;
}
type Projects = Readonly<Record<string, Readonly<Record<string, Target>>>>;

function projectsOfNx(): Projects {
  const folder = mkdtempSync(join(tmpdir(), 'graph-'));
  const file = join(folder, 'graph.json');
  try {
    const nx = join(workspaceRoot, 'node_modules/nx/dist/bin/nx.js');
    execFileSync(process.execPath, [nx, 'graph', `--file=${file}`], { cwd: workspaceRoot, stdio: 'ignore' });
    const { graph } = JSON.parse(readFileSync(file, 'utf8')) as {
      graph: { nodes: Record<string, { data: { targets: Record<string, Target> } }> };
    };
    return Object.fromEntries(Object.entries(graph.nodes).map(([name, { data }]) => [name, data.targets]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the documentation', () => {
  let projects: Projects;
  let scripts: Readonly<Record<string, string>>;

  beforeAll(() => {
    projects = projectsOfNx();
    const packageJson = readFileSync(join(workspaceRoot, 'package.json'), 'utf8');
    scripts = (JSON.parse(packageJson) as { scripts: Record<string, string> }).scripts;
  });

  /** Undefined when everything that a command names exists. */
  function problemOf(command: string): string | undefined {
    const words = command.split(/ +/);
    const substituted = /\$\((.*)\)/.exec(command)?.[1];
    if (words[0] === 'curl' && substituted !== undefined) {
      return problemOf(substituted);
    }
    const task = /^npx nx (?:run )?([\w-]+):([\w-]+)(?::([\w-]+))?/.exec(command);
    const many = /^npx nx (?:run-many|affected) -t ([\w-]+)(?:.* -c ([\w-]+))?/.exec(command);
    const short = /^npx nx (lint|typecheck|test|e2e) ([\w-]+)/.exec(command);
    if (task) {
      const [, project = '', target = '', stage] = task;
      return problemOfTask(projects[project]?.[target], `${project}:${target}`, stage);
    }
    if (short) {
      return problemOfTask(projects[short[2] ?? '']?.[short[1] ?? ''], `${short[2]}:${short[1]}`);
    }
    if (many) {
      const [, target = '', stage] = many;
      const found = Object.values(projects).flatMap((targets) => targets[target] ?? []);
      return problemOfTask(found[0], target, stage);
    }
    if (words[0] === 'node') {
      return existsSync(join(workspaceRoot, words[1] ?? '')) ? undefined : `there is no file ${words[1]}`;
    }
    if (words[0] === 'npx' && words[1] !== 'nx') {
      return existsSync(join(workspaceRoot, 'node_modules/.bin', words[1] ?? ''))
        ? undefined
        : `no package has a program ${words[1]}`;
    }
    if (words[0] === 'npm') {
      return problemOfScript(words);
    }
    return words[0] === 'aws' ? undefined : 'this spec does not know such a command';
  }

  function problemOfTask(target: Target | undefined, name: string, stage?: string): string | undefined {
    if (target === undefined) {
      return `there is no target ${name}`;
    }
    const known = stage === undefined || Object.keys(target.configurations ?? {}).includes(stage);
    return known ? undefined : `target ${name} has no stage ${stage}`;
  }

  function problemOfScript([, verb = '', script = '']: readonly string[]): string | undefined {
    const name = verb === 'run' ? script : verb;
    return name === 'ci' || name === 'install' || Object.hasOwn(scripts, name)
      ? undefined
      : `there is no script ${name}`;
  }

  it('names only commands that exist', () => {
    const commands = documentedCommands(workspaceRoot, files).flatMap(({ file, command }) =>
      command.split(' && ').map((part) => ({ file, part: part.replace(/^\w+=\S+ /, '') })),
    );
    expect(commands.length).toBeGreaterThan(10);
    const problems = commands
      .map(({ file, part }) => ({ file, part, problem: problemOf(part) }))
      .filter(({ problem }) => problem !== undefined);
    expect(problems).toEqual([]);
  });

  it('links only to files that exist', () => {
    const broken = files.flatMap((file) => {
      const text = readFileSync(join(workspaceRoot, file), 'utf8');
      return [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(([, link = '']) => link)
        .filter((link) => !existsSync(join(workspaceRoot, dirname(file), decodeURI(link))))
        .map((link) => `${file} -> ${link}`);
    });
    expect(broken).toEqual([]);
  });
});
