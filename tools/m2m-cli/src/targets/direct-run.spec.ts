import { directRun } from './direct-run';

const run = (...args: string[]) => directRun(args, (name) => name === 'echo-api');

describe('directRun', () => {
  it.each([
    [
      ['run', 'echo-api:token'],
      ['token', 'echo-api'],
    ],
    [['echo-api:token:local'], ['token', 'echo-api', '--stage=local']],
    [
      ['token', 'echo-api', '-c', 'local'],
      ['token', 'echo-api', '--stage=local'],
    ],
    [
      ['run', 'echo-api:token', '--configuration=local', '--client=reader', '--verbose'],
      ['token', 'echo-api', '--stage=local', '--client=reader'],
    ],
    [
      ['run', 'echo-api:token', '--outputStyle=stream', '--skip-nx-cache', '--client', 'reader'],
      ['token', 'echo-api', '--client', 'reader'],
    ],
    [
      ['run', 'echo-api:call:local', '--path=/echo', '--data={"a":"$HOME `id`"}'],
      ['call', 'echo-api', '--stage=local', '--path=/echo', '--data={"a":"$HOME `id`"}'],
    ],
  ])('translates nx %j', (args, expected) => {
    expect(run(...args)).toEqual(expected);
  });

  it.each([
    [['run', 'echo-api:verify']],
    [['run', 'auth-stack:token']],
    [['run-many', '-t', 'token']],
    [['affected', '-t', 'token', '-c', 'local']],
    [['graph']],
    [[]],
  ])('leaves nx %j to Nx', (args) => {
    expect(run(...args)).toBeUndefined();
  });
});
