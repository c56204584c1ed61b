import { reviewFixture } from '../../fixtures/plan-fixtures';
import { markdownReport } from '../report';
import type { AccessChange, AccessReview, BudgetReview, GuardFinding, ReviewModel } from '../review/model';
import { sections } from '.';

const base = reviewFixture('nothing-to-do');
const change = (more: Partial<AccessChange> = {}): AccessChange => ({
  kind: 'gains',
  client: { stack: 'orders', address: 'aws_cognito_user_pool_client.batch', name: 'batch' },
  stack: 'orders',
  routes: ['POST /orders'],
  firstDeployment: false,
  ...more,
});
const access = (more: Partial<AccessReview>): ReviewModel => ({
  ...base,
  access: { changes: [], unknown: [], notCompared: [], ...more },
});
const finding: GuardFinding = {
  rule: 'open-route',
  severity: 'error',
  stack: 'orders',
  address: 'aws_api_gateway_method.post',
  constructPath: 'orders/api/POST',
  message: 'route POST /orders has no authorization',
  fix: 'set authorization',
};

const rows = (review: ReviewModel, id: string, detail: 'details' | 'lines' | 'table') => {
  const filled = sections.flatMap((section) => section(review) ?? []).find((one) => one.id === id);
  const block = filled?.markdown(detail);
  return block === undefined ? undefined : [block.head.trim(), ...block.rows].filter(Boolean);
};

describe('access in Markdown', () => {
  const acknowledge = { address: 'aws_cognito_user_pool_client.batch', digest: 'd'.repeat(64) };

  it('names the caller, the routes and who must look', () => {
    expect(
      rows(
        access({
          changes: [
            change({ acknowledge }),
            change({ acknowledge, acknowledgement: { reason: 'agreed' } }),
            change({ kind: 'loses', client: { stack: 'stock', address: 'aws_x.y' } }),
          ],
          unknown: [
            {
              client: { stack: 'stock', address: 'aws_x.y' },
              routes: ['GET /x'],
              why: 'its pool is unclear',
            },
          ],
          notCompared: ['billing'],
        }),
        'access',
        'details',
      ),
    ).toEqual([
      '- **look:** client `batch` **gains** `POST /orders` of `orders`',
      '- client `batch` **gains** `POST /orders` of `orders` · **Acknowledged:** agreed',
      '- client `aws_x.y` of `stock` **loses** `POST /orders` of `orders`',
      '- client `aws_x.y` of `stock`: whether it may call these cannot be told, because its pool is unclear: `GET /x`.',
      '- `billing` has no usable plan, so who gains or loses access by it is not known.',
    ]);
  });

  it('keeps what needs attention in the shortest report, and sums up first deployments', () => {
    const review = access({
      changes: [change({ acknowledge }), change({ kind: 'loses' }), change({ firstDeployment: true })],
    });
    expect(rows(review, 'access', 'table')).toEqual([
      '- **look:** client `batch` **gains** `POST /orders` of `orders`',
      '- `orders` is deployed for the first time: 1 client that comes with it may call 1 route of it.',
    ]);
    expect(rows(access({}), 'access', 'table')).toBeUndefined();
  });

  it('cuts a long list of routes and counts the rest', () => {
    const routes = Array.from({ length: 20 }, (_, index) => `GET /r${index}`);
    const [line = ''] = rows(access({ changes: [change({ routes })] }), 'access', 'lines') ?? [];
    expect(line).toMatch(/`GET \/r11` and 8 more of `orders`$/);
  });
});

describe('findings of the guard in Markdown', () => {
  const guard = (more: Partial<NonNullable<ReviewModel['guard']>>): ReviewModel => ({
    ...base,
    guard: { compared: true, added: [], removed: [], acknowledged: [], unchangedCount: 0, ...more },
  });

  it('tell what is added with its fix, and what is mended', () => {
    expect(
      rows(guard({ added: [finding], removed: [finding], unchangedCount: 2 }), 'guard', 'details'),
    ).toEqual([
      'This change adds 1 error and removes 1 error. 2 findings that were there before are still there.',
      '- **error** `open-route` in `orders`, `orders/api/POST`: route POST /orders has no authorization\n  - fix: set authorization',
      '- **mended** `open-route` in `orders`, `orders/api/POST`: route POST /orders has no authorization',
    ]);
  });

  it('are errors alone in the shortest report', () => {
    const warning = { ...finding, severity: 'warning' as const };
    expect(rows(guard({ added: [finding, warning] }), 'guard', 'table')).toHaveLength(2);
    expect(rows(guard({ added: [warning] }), 'guard', 'table')).toBeUndefined();
  });

  it('say of acknowledged ones why and until when, and which of them this change accepts', () => {
    const accepted = { ...finding, reason: 'a health check', expires: '2027-01-31' };
    const review = guard({
      acknowledged: [
        { ...accepted, isNew: true },
        { ...accepted, isNew: false },
      ],
    });
    const line = (word: string) =>
      `- **${word}** until 2027-01-31 \`open-route\` in \`orders\`, \`orders/api/POST\`: route POST /orders has no authorization · reason: a health check`;
    const head = 'This change adds none and removes none. 2 findings are acknowledged in m2m-guard.json.';
    expect(rows(review, 'guard', 'lines')).toEqual([
      head,
      line('acknowledged by this change'),
      line('acknowledged'),
    ]);
    expect(rows(review, 'guard', 'table')).toEqual([head, line('acknowledged by this change')]);
  });

  it('say so when there was no base to compare with', () => {
    expect(rows(guard({ compared: false, added: [finding] }), 'guard', 'lines')?.[0]).toBe(
      '1 error. There is no base to compare with, so nobody can say which of them are new.',
    );
  });
});

describe('the budget in Markdown', () => {
  const pool = {
    before: { clients: 1, tokenRequests: 973, usd: 2.19 },
    after: { clients: 2, tokenRequests: 1946, usd: 4.38 },
  };
  const lines = (budget: BudgetReview | undefined, detail: 'details' | 'table' = 'details') => {
    const cost = {
      total: pool,
      pools: [pool],
      assumed: { clients: 0, callsPerHour: 60 },
      price: { usdPerTokenRequest: 0.00225, checkedOn: '2026-11-25' },
      ...(budget !== undefined && { budget }),
    };
    const [head = ''] = rows({ ...base, cost }, 'cost', detail) ?? [];
    return head.split('\n').filter((line) => line !== '' && !line.startsWith('|'));
  };
  const dearest = { stack: 'orders', address: 'aws_x.y', usd: 2.19 };
  const most = 'Client `aws_x.y` of `orders` costs most: 2.19 USD per month.';
  const costs = '**+2.19 USD per month (2.19 → 4.38)**, for 1,946 token requests of 2 clients.';

  it.each<[string, BudgetReview | undefined, string[]]>([
    ['no line without one', undefined, []],
    ['the amount', { before: 5, after: 5, exceeded: 'no' }, ['Budget: 5.00 USD per month.']],
    ['a raise', { before: 3, after: 5, exceeded: 'no' }, ['Budget: 3.00 → 5.00 USD per month.']],
    ['a first one', { after: 5, exceeded: 'no' }, ['Budget: none → 5.00 USD per month.']],
    ['the end of it', { before: 1234, exceeded: 'no' }, ['Budget: 1,234.00 → none USD per month.']],
    [
      'that it was exceeded before',
      { before: 2, after: 2, exceeded: 'before', dearest },
      [`Budget: 2.00 USD per month. It is exceeded, as it was before. ${most}`],
    ],
    [
      'that this change goes over it, and what to do',
      { before: 3, after: 3, exceeded: 'newly', dearest },
      [
        `**Budget: 3.00 USD per month. This change goes over it.** ${most} Rule \`over-budget\`.`,
        '- fix: raise access\\_token\\_validity of the client, have the caller reuse its token, declare how often it calls, or raise the budget',
      ],
    ],
    [
      'who accepts it, and until when',
      {
        ...{ before: 3, after: 3, exceeded: 'newly', dearest },
        acknowledgement: { reason: 'a <b>sale</b>', expires: '2027-01-31' },
      },
      [
        `Budget: 3.00 USD per month. This change goes over it. ${most}`,
        '- acknowledged in m2m-guard.json until 2027-01-31: a \\<b\\>sale\\</b\\>',
      ],
    ],
  ])('says %s', (_what, budget, expected) => {
    expect(lines(budget)).toEqual([costs, ...expected]);
  });

  it('is in the shortest report when this change goes over it', () => {
    expect(lines({ before: 3, after: 3, exceeded: 'newly', dearest }, 'table')).toEqual([
      '+2.19 USD per month (2.19 → 4.38).',
      '**Budget: 3.00 USD per month. This change goes over it.**',
    ]);
    expect(lines({ before: 5, after: 5, exceeded: 'no' }, 'table')).toEqual([
      '+2.19 USD per month (2.19 → 4.38).',
    ]);
  });
});

describe('a report of an older version', () => {
  it('has none of these sections', () => {
    const newer = ['access', 'cost', 'guard'];
    const older = Object.fromEntries(Object.entries(base).filter(([key]) => !newer.includes(key)));
    expect(markdownReport(older as unknown as ReviewModel)).not.toMatch(
      /Who gains|Cost per month|Findings of the guard/,
    );
  });
});
