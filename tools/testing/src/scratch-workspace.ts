/**
 * A copy of this workspace in a temporary folder, for specs that synthesize and deploy: they change nothing of the checkout,
 * and several run beside each other. Its path holds a space, because clones live in such folders too.
 *
 * Sources are copied as git would commit them, so a spec also shows that nothing ignored is needed. The programs of our own
 * tools, which a clone compiles on their first use, can be taken over. Packages from the registry are linked from the checkout; packages of the workspace are linked to their copies. A workspace for another user
 * belongs to that user and links to nothing of the checkout, which may lie where that user cannot look.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { copyForOthers, giveTo, reachableTemporaryFolder, type Owner } from './owner';

const checkout = resolve(dirname(require.resolve('@m2m/testing/package.json')), '../..');

export interface ScratchWorkspace {
  /** Absolute path; it holds a space. */
  readonly root: string;
  /** Makes the copy a git repository with one commit, for specs of `nx affected`. */
  readonly commitAll: (message: string) => void;
  readonly remove: () => void;
}

export interface ScratchOptions {
  /** The user that will work in it. Default: the user of this process. */
  readonly owner?: Owner | undefined;
  /** Take over what this checkout has compiled of the tools; each takes a second. Default: a clone, with nothing compiled. */
  readonly compiledTools?: boolean;
}

export function makeScratchWorkspace({
  owner,
  compiledTools = false,
}: ScratchOptions = {}): ScratchWorkspace {
  const temporary = owner === undefined ? tmpdir() : reachableTemporaryFolder();
  const root = realpathSync(mkdtempSync(join(temporary, 'm2m scratch ')));
  copyCommittedFiles(root);
  if (compiledTools) {
    copyCompiledTools(root);
  }
  for (const folder of ['.', ...workspacePackages()].map((name) => join(name, 'node_modules'))) {
    if (existsSync(join(checkout, folder))) {
      const provide = owner === undefined ? linkPackages : copyForOthers;
      provide(join(checkout, folder), join(root, folder));
    }
  }
  if (owner !== undefined) {
    giveTo(owner, root);
  }
  return {
    root,
    commitAll: (message) => {
      commitAll(root, message);
    },
    remove: () => {
      // Whatever a command left running may still write for a moment.
      rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Tracked files and new ones that are not ignored; deleted ones are still listed, and left out. */
function committedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: checkout,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(checkout, file)));
}

/** File by file, without the many questions that `cpSync` asks about each; with their times, as programs are judged by them. */
function copyCommittedFiles(root: string): void {
  const files = committedFiles();
  for (const folder of new Set(files.map((file) => dirname(file)))) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  for (const file of files) {
    const [from, to] = [join(checkout, file), join(root, file)];
    const found = lstatSync(from);
    if (found.isSymbolicLink()) {
      cpSync(from, to);
    } else {
      copyFileSync(from, to);
      utimesSync(to, found.atime, found.mtime);
    }
  }
}

/** The list of sources goes first: beside a program that is replaced meanwhile it is too old, and the program is made again. */
function copyCompiledTools(root: string): void {
  const tools = workspacePackages().filter((name) => dirname(name) === 'tools');
  for (const folder of tools.map((name) => join(name, 'dist'))) {
    const names = existsSync(join(checkout, folder)) ? readdirSync(join(checkout, folder)) : [];
    const programs = names.filter((name) => names.includes(`${name}.sources.json`));
    for (const name of programs.flatMap((program) => [`${program}.sources.json`, program])) {
      mkdirSync(join(root, folder), { recursive: true });
      cpSync(join(checkout, folder, name), join(root, folder, name));
    }
  }
}

function workspacePackages(): string[] {
  return ['libs', 'apps', 'tools'].flatMap((parent) =>
    readdirSync(join(checkout, parent)).map((child) => join(parent, child)),
  );
}

function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const source = join(from, name);
    if (lstatSync(source).isSymbolicLink() && !isAbsolute(readlinkSync(source))) {
      // A package of the workspace, or a program in .bin: the same relative link leads to the copy.
      symlinkSync(readlinkSync(source), join(to, name));
    } else if (name.startsWith('@') || name === '.bin') {
      linkPackages(source, join(to, name));
    } else if (name !== '.cache') {
      symlinkSync(source, join(to, name));
    }
  }
}

function commitAll(root: string, message: string): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=spec', '-c', 'user.email=spec@example.com', 'commit', '--quiet', '-m', message);
}
