import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeScratchWorkspace, type ScratchWorkspace } from './scratch-workspace';

describe('a scratch workspace', () => {
  let scratch: ScratchWorkspace;

  beforeAll(() => {
    scratch = makeScratchWorkspace();
  });

  afterAll(() => {
    scratch.remove();
    expect(existsSync(scratch.root)).toBe(false);
  });

  it('lies in a folder whose name holds a space', () => {
    expect(scratch.root).toContain(' ');
  });

  it('holds what git would commit, and nothing that is ignored', () => {
    expect(existsSync(join(scratch.root, 'nx.json'))).toBe(true);
    expect(existsSync(join(scratch.root, '.git'))).toBe(false);
    expect(existsSync(join(scratch.root, '.nx'))).toBe(false);
  });

  it('resolves packages of the workspace to its own copies', () => {
    const linked = join(scratch.root, 'node_modules/@m2m/stages');
    expect(realpathSync(linked)).toBe(join(scratch.root, 'libs/stages'));
  });

  it('can be changed without changing the checkout', () => {
    const inCopy = join(scratch.root, 'LICENSE');
    const before = readFileSync('LICENSE', 'utf8');
    writeFileSync(inCopy, 'changed');
    expect(readFileSync('LICENSE', 'utf8')).toBe(before);
  });

  it('becomes a git repository with one commit', () => {
    scratch.commitAll('everything');
    const log = execFileSync('git', ['log', '--format=%s'], { cwd: scratch.root, encoding: 'utf8' });
    expect(log).toBe('everything\n');
  });
});
