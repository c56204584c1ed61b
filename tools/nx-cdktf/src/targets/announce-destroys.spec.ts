import { rootPackage, stackFiles, writeWorkspace } from '../spec-support/written-workspace';
import { announceDestroys } from './announce-destroys';

const workspaceRoot = writeWorkspace({
  'package.json': rootPackage,
  ...stackFiles('auth-stack'),
  ...stackFiles('echo-api', { upstream: ['auth-stack'] }),
});

function announced(line: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  announceDestroys({ argv: ['node', 'nx', ...line.split(' ')], workspaceRoot }, env);
  return env;
}

describe('the hook before tasks', () => {
  it.each([
    ['run auth-stack:destroy:prod', 'auth-stack,echo-api'],
    ['run echo-api:destroy:prod', 'echo-api'],
    ['run-many -t destroy -c prod', 'auth-stack,echo-api'],
    ['affected -t destroy', 'auth-stack,echo-api'],
  ])('announces for "%s" that %s go together', (line, together) => {
    expect(announced(line)).toEqual({ M2M_DESTROYED_TOGETHER: together });
  });

  it('announces nothing when nothing is destroyed', () => {
    expect(announced('run auth-stack:deploy')).toEqual({});
  });
});
