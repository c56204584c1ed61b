import { reviewFixture } from '../../fixtures/plan-fixtures';
import { markdownReport } from '../report';
import type { AccessChange, AccessReview, GuardFinding, ReviewModel } from '../review/model';
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

describe('a report of an older version', () => {
  it('has none of these sections', () => {
    const newer = ['access', 'cost', 'guard'];
    const older = Object.fromEntries(Object.entries(base).filter(([key]) => !newer.includes(key)));
    expect(markdownReport(older as unknown as ReviewModel)).not.toMatch(
      /Who gains|Cost per month|Findings of the guard/,
    );
  });
});
