import { GitHubStandIn } from '../github-stand-in/github-stand-in';
import type { ReviewModel, StackReview } from '../review/model';
import { storyReview } from '../stories/story-review';
import { publishDrift } from './publish-drift';
import { repositoryIssues } from './repository-issues';

const author = 'github-actions[bot]';
let github: GitHubStandIn;
let apiUrl: string;
let drifted: ReviewModel;

beforeEach(async () => {
  github = new GitHubStandIn(author);
  apiUrl = await github.start();
  drifted = storyReview('scope-added');
});

afterEach(() => github.stop());

async function publish(review: ReviewModel): Promise<Record<string, string>> {
  const issues = repositoryIssues({ apiUrl, token: 'token', owner: 'acme', repository: 'api' });
  return Object.fromEntries(await publishDrift({ issues, author, review, retry: { firstWaitMs: 1 } }));
}

/** The same review, with another outcome for echo-api. */
function withEchoApi(change: Partial<StackReview>): ReviewModel {
  const stacks = drifted.stacks.map((stack) =>
    stack.stack === 'echo-api' ? { ...stack, ...change } : stack,
  );
  return { ...drifted, stacks };
}

const clean = { changes: [], outputs: [], drift: [], checks: [] };

describe('the issues of the nightly plan', () => {
  it('are one per stack that differs from the main branch', async () => {
    await expect(publish(drifted)).resolves.toEqual({ 'auth-stack': 'clean', 'echo-api': 'opened' });
    expect(github.issues.map(({ title }) => title)).toEqual(['Drift: echo-api (dev)']);
    expect(github.issues[0]?.body).toContain('! update   aws_cognito_resource_server.server  (scope)');
    expect(github.issues[0]?.body).not.toContain('auth-stack');
  });

  it('are left alone while nothing changes, and edited when something does', async () => {
    await publish(drifted);
    await expect(publish(drifted)).resolves.toMatchObject({ 'echo-api': 'unchanged' });
    const [first] = withEchoApi({}).stacks[1]?.changes ?? [];
    await expect(
      publish(withEchoApi({ changes: first === undefined ? [] : [first] })),
    ).resolves.toMatchObject({
      'echo-api': 'updated',
    });
    expect(github.issues).toHaveLength(1);
  });

  it('are closed when the stack is clean again, and opened anew when it is not', async () => {
    await publish(drifted);
    await expect(publish(withEchoApi(clean))).resolves.toMatchObject({ 'echo-api': 'closed' });
    await expect(publish(withEchoApi(clean))).resolves.toMatchObject({ 'echo-api': 'clean' });
    await expect(publish(drifted)).resolves.toMatchObject({ 'echo-api': 'opened' });
    expect(github.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  it('stay as they are for a stack that was not planned, because nobody knows', async () => {
    await publish(drifted);
    await expect(publish(withEchoApi({ ...clean, status: 'not-planned' }))).resolves.toMatchObject({
      'echo-api': 'not known',
    });
    expect(github.issues[0]?.state).toBe('open');
  });

  it('are opened for a stack that could not be planned', async () => {
    await expect(publish(withEchoApi({ ...clean, status: 'failed' }))).resolves.toMatchObject({
      'echo-api': 'opened',
    });
  });

  it('are never those of somebody else', async () => {
    await publish(drifted);
    const copy = github.addIssue('mallory', { title: 'Drift', body: github.issues[0]?.body });
    await publish(withEchoApi(clean));
    expect(copy.state).toBe('open');
  });

  it('are not doubled when the gateway fails after the issue was opened', async () => {
    github.failNext('POST', '/issues', { status: 502, carriedOut: true });
    await expect(publish(drifted)).resolves.toMatchObject({ 'echo-api': 'opened' });
    expect(github.issues).toHaveLength(1);
  });

  it('are edited again when the gateway fails before they were', async () => {
    await publish(drifted);
    github.failNext('PATCH', '', { status: 502 });
    await publish(withEchoApi({ ...clean, status: 'failed' }));
    expect(github.issues[0]?.body).toContain('**failed**');
  });
});
