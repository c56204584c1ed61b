import type { StackProject } from '../project';
import { destroyedTogether } from './destroyed-together';

const stack = (name: string, ...upstream: string[]): StackProject => ({
  name,
  upstream,
  root: `apps/${name}`,
  workspaceRoot: '/w',
});
const all = [stack('auth'), stack('billing', 'echo'), stack('echo', 'auth'), stack('other')];

describe('stacks that are destroyed together', () => {
  it('are those that are asked for, and all that read from them, however far', () => {
    expect(destroyedTogether(['auth'], all)).toEqual(['auth', 'billing', 'echo']);
  });

  it('are one stack alone when nothing reads from it', () => {
    expect(destroyedTogether(['billing'], all)).toEqual(['billing']);
  });

  it('may be all of them when the command does not say', () => {
    expect(destroyedTogether(undefined, all)).toEqual(['auth', 'billing', 'echo', 'other']);
  });

  it('are none for a name that is no stack', () => {
    expect(destroyedTogether(['docs'], all)).toEqual([]);
  });
});
