import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execFile } from 'node:child_process';
import { GitHubStandIn } from '../src/github-stand-in/github-stand-in';
import { storyReview } from '../src/stories/story-review';

const bin = join(dirname(require.resolve('@m2m/plan-review/package.json')), 'bin', 'plan-review.cjs');
const commit = 'c'.repeat(40);
const token = 'ghs_canary7f31';

describe('the commands that write to GitHub', () => {
  const github = new GitHubStandIn();
  let env: NodeJS.ProcessEnv;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plan-review-comment-'));
    writeFileSync(join(folder, 'report.json'), JSON.stringify(storyReview('user-pool-replaced')));
    env = {
      PATH: process.env['PATH'],
      GITHUB_API_URL: await github.start(),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/api',
      GITHUB_RUN_ID: '123',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_TOKEN: token,
    };
    github.headCommit = commit;
  });

  afterAll(async () => {
    await github.stop();
    rmSync(folder, { recursive: true });
  });

  function run(args: readonly string[], change: NodeJS.ProcessEnv = {}) {
    return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, [bin, ...args], { env: { ...env, ...change } }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      });
    });
  }

  const comment = ['comment', '--pr=7', `--commit=${commit}`];

  it('write the report into a comment, with the commit and the run that it is about', async () => {
    const result = await run([...comment, `--report=${folder}`]);
    expect(result).toEqual({ code: 0, stdout: 'The comment was created.\n', stderr: '' });
    const [written] = github.comments;
    expect(written?.body).toContain('## Plan review of dev: needs attention');
    expect(written?.body).toContain(
      `About ${commit}; report.html is an artifact of [this run](https://github.com/acme/api/actions/runs/123).`,
    );
    expect(github.requests.map(({ authorization }) => authorization)).toContain(`Bearer ${token}`);
  });

  it('keep one issue per stack that differs', async () => {
    const result = await run(['drift-issues', `--report=${folder}`]);
    expect(result).toEqual({ code: 0, stdout: 'auth-stack: opened\necho-api: not known\n', stderr: '' });
    expect(github.issues.map(({ title }) => title)).toEqual(['Drift: auth-stack (dev)']);
  });

  it('fail with one sentence and without the token', async () => {
    github.failNext('GET', '/comments', { status: 401, body: { message: 'Bad credentials' } });
    await expect(run([...comment, `--report=${folder}`])).resolves.toEqual({
      code: 2,
      stdout: '',
      stderr:
        'GitHub answered 401 to /repos/acme/api/issues/7/comments: Bad credentials. GITHUB_TOKEN is not valid; ' +
        'in a workflow pass ${{ github.token }}.\n',
    });
    await expect(run([...comment, `--report=${folder}`], { GITHUB_TOKEN: '' })).resolves.toMatchObject({
      code: 2,
      stderr: 'GITHUB_TOKEN is not set: expected a token that may write comments and issues.\n',
    });
    await expect(run(['comment', '--pr=7', '--commit=main', `--report=${folder}`])).resolves.toMatchObject({
      code: 2,
      stderr: '--commit: expected 40 hexadecimal digits; received "main".\n',
    });
  });

  it('fail when there is no report', async () => {
    const file = join(folder, 'elsewhere', 'report.json');
    await expect(run([...comment, `--report=${dirname(file)}`])).resolves.toMatchObject({
      code: 2,
      stderr: `${file}: it cannot be read; make it with "plan-review report".\n`,
    });
  });
});
