import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
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

  it('takes over the programs that its tools would compile, when asked to, and only as fresh as they are', () => {
    const stack = 'tools/nx-cdktf/bin/stack.cjs';
    const program = 'tools/nx-cdktf/dist/stack.cjs';
    execFileSync(process.execPath, [stack, '--help'], { stdio: 'ignore' });
    const compiled = makeScratchWorkspace({ compiledTools: true });
    const modified = () => statSync(join(compiled.root, program)).mtimeMs;
    const help = () =>
      execFileSync(process.execPath, [join(compiled.root, stack), '--help'], { encoding: 'utf8' });

    expect(existsSync(join(scratch.root, program))).toBe(false);
    const takenOver = modified();
    help();
    expect(modified()).toBe(takenOver);

    const source = join(compiled.root, 'tools/nx-cdktf/src/cli/program.ts');
    writeFileSync(source, readFileSync(source, 'utf8').replace('one stack.', 'one stack or so.'));
    expect(help()).toContain('one stack or so.');
    compiled.remove();
  });

  it('becomes a git repository with one commit', () => {
    scratch.commitAll('everything');
    const log = execFileSync('git', ['log', '--format=%s'], { cwd: scratch.root, encoding: 'utf8' });
    expect(log).toBe('everything\n');
  });
});
