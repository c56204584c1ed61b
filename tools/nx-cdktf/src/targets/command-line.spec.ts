import { parseNxCommandLine } from './command-line';

const parse = (line: string) => parseNxCommandLine(['node', 'nx', ...line.split(' ')]);

describe('an Nx command line', () => {
  it.each([
    ['run auth-stack:deploy', ['deploy'], undefined],
    ['run auth-stack:deploy:local', ['deploy'], 'local'],
    ['run auth-stack:deploy -c local', ['deploy'], 'local'],
    ['run auth-stack:deploy:dev -c=local', ['deploy'], 'local'],
    ['run auth-stack:deploy --configuration local', ['deploy'], 'local'],
    ['run auth-stack:deploy --prod', ['deploy'], 'production'],
    ['deploy auth-stack', ['deploy'], undefined],
    ['auth-stack:deploy:local', ['deploy'], 'local'],
    ['run-many -t deploy', ['deploy'], undefined],
    ['run-many -t lint,deploy -c prod', ['lint', 'deploy'], 'prod'],
    ['run-many -t lint deploy --parallel=2', ['lint', 'deploy'], undefined],
    ['run-many --targets=lint,deploy', ['lint', 'deploy'], undefined],
    ['affected --target deploy --base=HEAD~1 -c local', ['deploy'], 'local'],
    ['affected -t deploy -c local -c prod', ['deploy'], 'prod'],
    ['show projects', ['show'], undefined],
    ['--version', [], undefined],
  ])('%s', (line, targets, configuration) => {
    expect(parse(line)).toMatchObject({ targets, configuration });
  });

  it('names every option, also those for the task behind two dashes', () => {
    expect(parse('run auth-stack:deploy --verbose -- --stage=prod').options).toEqual(['verbose', 'stage']);
  });

  it('takes no configuration from behind two dashes', () => {
    expect(parse('run auth-stack:deploy -- -c nowhere').configuration).toBeUndefined();
  });

  it.each([
    ['run-many -t plan --base=folder', 'folder'],
    ['affected -t plan --base=main', undefined],
    ['--verbose affected -t plan --base main', undefined],
    ['affected -t plan --base=main -- --base=folder', 'folder'],
  ])('%s gives the tasks the base %s', (line, base) => {
    expect(parse(line).taskValueOf('base')).toBe(base);
  });

  it.each([
    ['run auth-stack:plan', 'auth-stack'],
    ['plan auth-stack', 'auth-stack'],
    ['run-many -t plan', undefined],
    ['--verbose run-many -t plan', undefined],
    ['--verbose affected -t plan', undefined],
  ])('%s is about the project %s', (line, project) => {
    expect(parse(line).project).toBe(project);
  });

  it.each([
    ['run auth-stack:destroy:prod', ['auth-stack']],
    ['auth-stack:destroy', ['auth-stack']],
    ['destroy auth-stack -c prod', ['auth-stack']],
    ['run-many -t destroy -p auth-stack,echo-api', ['auth-stack', 'echo-api']],
    ['run-many -t destroy --projects=auth-stack', ['auth-stack']],
    ['run-many -t destroy', undefined],
    ['run-many -t destroy -p auth-*', undefined],
    ['run-many -t destroy -p tag:type:app', undefined],
    ['affected -t destroy --base=HEAD~1', undefined],
  ])('%s names the projects %j', (line, projects) => {
    expect(parse(line).projects).toEqual(projects);
  });
});
