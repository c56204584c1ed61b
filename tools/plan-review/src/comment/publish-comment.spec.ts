import { GitHubStandIn } from '../github-stand-in/github-stand-in';
import { markedBody, type RunStamp } from './comment-marker';
import type { RetryLimits } from '../github';
import { publishComment } from './publish-comment';
import { pullRequestComments } from './pull-request-comments';

const author = 'github-actions[bot]';
const commitA = 'a'.repeat(40);
const commitB = 'b'.repeat(40);
const token = 'ghs_canary5a1e';

let github: GitHubStandIn;
let apiUrl: string;

beforeEach(async () => {
  github = new GitHubStandIn(author);
  github.headCommit = commitA;
  apiUrl = await github.start();
});

afterEach(() => github.stop());

function publish(report: string, stamp: Partial<RunStamp> = {}, retry: Partial<RetryLimits> = {}) {
  return publishComment({
    comments: pullRequestComments({ apiUrl, token, owner: 'acme', repository: 'api' }, 7),
    author,
    stamp: { commit: commitA, run: 1, attempt: 1, ...stamp },
    render: () => report,
    retry: { firstWaitMs: 1, settleMs: 0, ...retry },
  });
}

const reports = () => github.comments.map(({ body }) => body.split('\n').slice(1).join('\n'));
const writes = () => github.requests.filter(({ method }) => method !== 'GET').map(({ method }) => method);

/** Holds the first request of a kind until `release` is called; `held` resolves when it has arrived. */
function holdFirst(method: string) {
  let release = (): unknown => undefined;
  let arrived = (): unknown => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const held = new Promise<void>((resolve) => (arrived = resolve));
  let first = true;
  github.before = async (request) => {
    if (!first || request.method !== method) return;
    first = false;
    arrived();
    await released;
  };
  return { held, release: () => release() };
}

async function until(condition: () => boolean): Promise<void> {
  for (let looks = 0; !condition(); looks += 1) {
    if (looks === 1000) throw new Error('the condition did not come true');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

describe('the comment of a pull request', () => {
  it('is created once and edited in place from then on', async () => {
    await expect(publish('first')).resolves.toBe('created');
    await expect(publish('second', { run: 2 })).resolves.toBe('updated');
    await expect(publish('second', { run: 2 })).resolves.toBe('unchanged');
    expect(reports()).toEqual(['second']);
    expect(writes()).toEqual(['POST', 'PATCH']);
  });

  it('is found among hundreds of others', async () => {
    for (let count = 0; count < 250; count += 1) github.addComment('somebody', `remark ${count}`);
    await publish('first');
    await publish('second', { run: 2 });
    expect(reports().at(-1)).toBe('second');
    expect(github.comments).toHaveLength(251);
  });

  it('is never a comment of somebody else who copied the marker', async () => {
    const forged = github.addComment(
      'mallory',
      markedBody({ commit: commitA, run: 9, attempt: 9 }, 'all is well'),
    );
    await expect(publish('danger')).resolves.toBe('created');
    expect(forged.body).toContain('all is well');
    expect(reports()).toEqual(['all is well', 'danger']);
  });

  it('is never our own comment that quotes the marker below its first line', async () => {
    github.addComment(author, `hello\n${markedBody({ commit: commitA, run: 9, attempt: 9 }, 'x')}`);
    await expect(publish('danger')).resolves.toBe('created');
    expect(github.comments).toHaveLength(2);
  });

  it('is edited also when its stamp is of an unknown form', async () => {
    github.addComment(author, '<!-- plan-review {"version":99} -->\nold');
    await expect(publish('new')).resolves.toBe('updated');
    expect(reports()).toEqual(['new']);
  });

  it('sends the token in the header and nowhere else', async () => {
    await publish('first');
    expect(new Set(github.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${token}`]),
    );
    expect(JSON.stringify(github.comments)).not.toContain(token);
  });
});

describe('two runs racing on one comment', () => {
  it('leaves the comment alone when the pull request has a newer head', async () => {
    github.headCommit = commitB;
    await expect(publish('old', { commit: commitA })).resolves.toBe('superseded');
    expect(writes()).toEqual([]);
  });

  it('leaves the comment alone when a later run has reported on the same commit', async () => {
    await publish('newer', { run: 5, attempt: 2 });
    await expect(publish('older', { run: 4, attempt: 9 })).resolves.toBe('superseded');
    await expect(publish('older', { run: 5, attempt: 1 })).resolves.toBe('superseded');
    expect(reports()).toEqual(['newer']);
  });

  it('ends with one comment, the newer report in it, when both create at the same time', async () => {
    const race = holdFirst('POST');
    const slow = publish('older', { run: 1 });
    await race.held;
    await expect(publish('newer', { run: 2 })).resolves.toBe('created');
    race.release();
    await expect(slow).resolves.toBe('superseded');
    expect(reports()).toEqual(['newer']);
  });

  it('ends with the newer report when the write of the older run arrives last', async () => {
    await publish('first', { run: 1 });
    const race = holdFirst('PATCH');
    const slow = publish('older', { run: 2 }, { settleMs: 400 });
    await race.held;
    let newerWrites = 0;
    const { before } = github;
    github.before = async (request) => {
      await before(request);
      // The first look of the newer run after its write: by now the older write lands.
      if (request.method === 'PATCH') newerWrites += 1;
      if (request.method === 'GET' && newerWrites === 1) {
        newerWrites += 1;
        race.release();
        await slowHasWritten;
      }
    };
    const slowHasWritten = until(() => reports()[0] === 'older');
    await expect(publish('newer', { run: 3 })).resolves.toBe('updated');
    await expect(slow).resolves.toBe('superseded');
    expect(reports()).toEqual(['newer']);
  });

  it('marks its report as outdated when a push came between the last look and the write', async () => {
    await publish('first', { run: 1 });
    github.before = ({ method }) => {
      if (method === 'PATCH') github.headCommit = commitB;
    };
    await expect(publish('stale', { run: 2 })).resolves.toBe('superseded');
    expect(reports()).toEqual([
      '> **Outdated:** this report is about aaaaaaa; the pull request has a newer commit.\n\nstale',
    ]);
    await expect(publish('fresh', { commit: commitB, run: 3 })).resolves.toBe('updated');
    expect(reports()).toEqual(['fresh']);
  });

  it('starts anew when the comment is deleted under its hands', async () => {
    await publish('first', { run: 1 });
    github.before = ({ method }) => {
      if (method === 'PATCH') github.comments.length = 0;
    };
    await expect(publish('second', { run: 2 })).resolves.toBe('created');
    expect(reports()).toEqual(['second']);
  });
});

describe('an API that has a bad day', () => {
  it.each([500, 502, 503])('tries again after %d', async (status) => {
    github.failNext('GET', '/comments', { status });
    github.failNext('POST', '/comments', { status });
    await expect(publish('report')).resolves.toBe('created');
    expect(reports()).toEqual(['report']);
  });

  it('does not write twice when the gateway fails after the comment was written', async () => {
    github.failNext('POST', '/comments', { status: 502, carriedOut: true });
    await publish('report');
    expect(reports()).toEqual(['report']);
    expect(writes()).toEqual(['POST']);
  });

  it('tries again when the connection breaks', async () => {
    let broken = false;
    github.before = ({ method }) => {
      if (method !== 'POST' || broken) return;
      broken = true;
      github.dropConnections();
    };
    await expect(publish('report')).resolves.toBe('created');
    expect(reports()).toEqual(['report']);
  });

  it('waits as long as a secondary rate limit asks for', async () => {
    const limited = {
      status: 403,
      headers: { 'retry-after': '1' },
      body: { message: 'You have exceeded a secondary rate limit' },
    };
    github.failNext('POST', '/comments', limited);
    const start = Date.now();
    await expect(publish('report')).resolves.toBe('created');
    expect(Date.now() - start).toBeGreaterThanOrEqual(990);
  });

  it('fails when the rate limit starts anew later than the job may wait', async () => {
    const inOneHour = String(Math.floor(Date.now() / 1000) + 3600);
    github.failNext('GET', '/comments', {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inOneHour },
      body: { message: 'API rate limit exceeded' },
    });
    await expect(publish('report')).rejects.toThrow(
      /^GitHub asks to wait 3\d{3} s \(rate limit\), more than the 600 s that this job may wait\. Run the job again later\.$/,
    );
  });

  it('fails when no attempt succeeds', async () => {
    for (let count = 0; count < 3; count += 1)
      github.failNext('GET', '/comments', { status: 503, body: { message: 'Unicorn' } });
    await expect(publish('report', {}, { attempts: 3 })).rejects.toThrow(
      new Error('The comment was not written in 3 attempts; the last one said: Unicorn. Run the job again.'),
    );
  });
});

describe('an API that refuses', () => {
  it('fails when the token may not write, and says what to do', async () => {
    github.failNext('POST', '/comments', {
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    await expect(publish('report')).rejects.toThrow(
      new Error(
        'GitHub answered 403 to /repos/acme/api/issues/7/comments: Resource not accessible by integration. ' +
          'The token needs the permission "pull-requests: write". The token of a pull request from a fork never has it: ' +
          'read report.md in the job summary instead.',
      ),
    );
    expect(writes()).toEqual(['POST']);
  });

  it('fails when the token is not valid', async () => {
    github.failNext('GET', '/comments', { status: 401, body: { message: 'Bad credentials' } });
    await expect(publish('report')).rejects.toThrow(
      new Error(
        'GitHub answered 401 to /repos/acme/api/issues/7/comments: Bad credentials. ' +
          'GITHUB_TOKEN is not valid; in a workflow pass ${{ github.token }}.',
      ),
    );
  });

  it('fails when there is no such pull request', async () => {
    github.failNext('GET', '/pulls/7', { status: 404, body: { message: 'Not Found' } });
    await expect(publish('report')).rejects.toThrow(
      new Error(
        'GitHub answered 404 to /repos/acme/api/pulls/7: Not Found. ' +
          'Check the repository name and the pull request number, and that the token may read both.',
      ),
    );
  });

  it('sends a shorter report when the first is too long', async () => {
    github.maxBodyCharacters = 20_000;
    const asked: number[] = [];
    const outcome = await publishComment({
      comments: pullRequestComments({ apiUrl, token, owner: 'acme', repository: 'api' }, 7),
      author,
      stamp: { commit: commitA, run: 1, attempt: 1 },
      render: (maxCharacters) => {
        asked.push(maxCharacters);
        return 'x'.repeat(maxCharacters);
      },
      retry: { firstWaitMs: 1, settleMs: 0 },
    });
    expect(outcome).toBe('created');
    expect(reports()).toEqual(['x'.repeat(15_000)]);
    expect([...new Set(asked)]).toEqual([60_000, 30_000, 15_000]);
  });

  it('fails when even the shortest report is too long', async () => {
    github.maxBodyCharacters = 10;
    await expect(publish('far too long')).rejects.toThrow(
      new Error(
        'The comment is too long for GitHub even when shortened as far as it goes; read report.md in the job summary instead.',
      ),
    );
  });

  it('fails when the answer is a validation error of another kind', async () => {
    github.failNext('POST', '/comments', {
      status: 422,
      body: { message: 'Validation Failed', errors: [{ field: 'body', message: 'is spam' }] },
    });
    await expect(publish('report')).rejects.toThrow(
      new Error(
        'GitHub answered 422 to /repos/acme/api/issues/7/comments: Validation Failed; body is spam. ' +
          'Nothing was written; this is not a state that passes by itself.',
      ),
    );
  });
});
