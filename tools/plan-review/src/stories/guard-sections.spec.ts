import { markdownReport } from '../report';
import type { ReviewModel } from '../review';
import { storyReview } from './story-review';

/** Lines of one section, without what is folded away. */
function section(review: ReviewModel, title: string): string[] {
  const [, text = ''] = markdownReport(review).split(`\n### ${title}\n`);
  return (text.split('\n### ')[0] ?? '')
    .replace(/<details>[^]*?<\/details>/g, '')
    .split('\n')
    .filter(Boolean);
}

const access = (story: string) => section(storyReview(story), 'Who gains or loses access');
const reasons = ({ reasons: all }: ReviewModel) => all.map(({ code, count }) => `${code} ${count}`);

describe('the stories say who gains or loses access', () => {
  it.each([
    [
      'first-deployment',
      [
        '- `echo-api` is deployed for the first time: 1 client that comes with it may call 1 route of it.',
        '  - client `service` **gains** `GET /echo`',
      ],
    ],
    ['scope-added', ['Nobody: the same clients may call the same routes.']],
    ['user-pool-replaced', ['Nobody: the same clients may call the same routes.']],
    // The route also takes a scope that the client has already; it did not before.
    ['scope-removed', ['- **look:** client `service` **gains** `GET /echo` of `echo-api`']],
    ['guards-removed', ['- **look:** anyone, without a token, **gains** `GET /echo` of `echo-api`']],
  ])('%s', (story, lines) => {
    expect(access(story)).toEqual(lines);
  });

  it('and what opens access needs attention, a first deployment with its own clients does not', () => {
    expect(reasons(storyReview('scope-removed'))).toContain('access 1');
    expect(reasons(storyReview('guards-removed'))).toContain('access 1');
    expect(reasons(storyReview('first-deployment'))).not.toContain('access 1');
  });
});

describe('the stories say what it costs', () => {
  it('the difference first', () => {
    const [headline, , , pool] = section(storyReview('first-deployment'), 'Cost per month');
    expect(headline).toBe('**+2.19 USD per month (0.00 → 2.19)**, for 973 token requests of 1 client.');
    expect(pool).toBe(
      '| `auth-stack` `aws_cognito_user_pool.user_pool` | **+2.19** | 0.00 | 2.19 | 0 → 1 | 0 → 973 |',
    );
  });

  it('and that nothing changes when nothing does, also when the pool is replaced', () => {
    const lines = section(storyReview('user-pool-replaced'), 'Cost per month');
    expect(lines).toEqual([
      '**No change: 2.19 USD per month**, for 973 token requests of 1 client.',
      'A token request costs 0.00225 USD (checked 2026-11-25); a caller uses a token for 75 % of its life. 1 client declares no calls per hour, so 60 calls per hour are assumed.',
    ]);
  });
});

describe('the stories say what the guard finds', () => {
  it.each(['first-deployment', 'scope-added', 'user-pool-replaced'])(
    'nothing in %s, whose stacks are as the constructs make them',
    (story) => {
      expect(section(storyReview(story), 'Findings of the guard')).toEqual([
        'This change adds none and removes none.',
      ]);
    },
  );

  it('of the guards that are removed', () => {
    expect(section(storyReview('guards-removed'), 'Findings of the guard')).toEqual(
      expect.arrayContaining([
        '- **error** `open-route` in `echo-api`, `aws_api_gateway_method.echo`: route GET /echo has no authorization, so anybody may call it',
      ]),
    );
    expect(reasons(storyReview('guards-removed')).some((reason) => reason.startsWith('guard '))).toBe(true);
  });
});
