/** Access, cost and findings that nobody would write; see `arbitrary-review.ts`. */
import * as fc from 'fast-check';
import type {
  AccessChange,
  AccessReview,
  BudgetReview,
  CostReview,
  GuardFinding,
  GuardReview,
} from '../review/model';

interface GuardParts {
  readonly access: fc.Arbitrary<AccessReview>;
  readonly cost: fc.Arbitrary<CostReview>;
  readonly guard: fc.Arbitrary<GuardReview>;
}

export function hostileGuardParts(text: fc.Arbitrary<string>): GuardParts {
  const texts = fc.array(text, { maxLength: 3 });
  const client = fc.record(
    { stack: text, address: text, name: text },
    { requiredKeys: ['stack', 'address'] },
  );
  const change: fc.Arbitrary<AccessChange> = fc.record(
    {
      kind: fc.constantFrom('gains', 'may-gain', 'loses', 'may-lose'),
      client,
      stack: text,
      routes: texts,
      firstDeployment: fc.boolean(),
      acknowledge: fc.record({ address: text, digest: fc.constant('e'.repeat(64)) }),
      acknowledgement: fc.record({ reason: text }),
    },
    { requiredKeys: ['kind', 'stack', 'routes', 'firstDeployment'] },
  );
  const finding: fc.Arbitrary<GuardFinding> = fc.record(
    {
      rule: text,
      severity: fc.constantFrom('error', 'warning'),
      stack: text,
      address: text,
      constructPath: text,
      message: text,
      fix: text,
    },
    { requiredKeys: ['rule', 'severity', 'stack', 'address', 'message', 'fix'] },
  );
  const acknowledged = fc
    .tuple(finding, text, fc.boolean())
    .map(([one, reason, isNew]) => ({ ...one, reason, expires: '2027-01-31', isNew }));
  const monthly = fc.record({ clients: fc.nat(), tokenRequests: fc.nat(), usd: fc.nat() });
  const budget: fc.Arbitrary<BudgetReview> = fc.record(
    {
      before: fc.nat(),
      after: fc.nat(),
      exceeded: fc.constantFrom('no', 'before', 'newly'),
      dearest: fc.record({ stack: text, address: text, usd: fc.nat() }),
      acknowledgement: fc.record({ reason: text, expires: fc.constant('2027-01-31') }),
    },
    { requiredKeys: ['exceeded'] },
  );
  const findings = fc.array(finding, { maxLength: 3 });
  return {
    access: fc.record({
      changes: fc.array(change, { maxLength: 3 }),
      unknown: fc.array(fc.record({ client, routes: texts, why: text }), { maxLength: 2 }),
      notCompared: texts,
    }),
    cost: fc.record(
      {
        total: fc.record({ before: monthly, after: monthly }),
        pools: fc.array(
          fc.record(
            { pool: fc.record({ stack: text, address: text }), before: monthly, after: monthly },
            { requiredKeys: ['before', 'after'] },
          ),
          { maxLength: 3 },
        ),
        assumed: fc.record({ clients: fc.nat(), callsPerHour: fc.constant(60) }),
        price: fc.constant({ usdPerTokenRequest: 0.00225, checkedOn: '2026-01-01' }),
        budget,
      },
      { requiredKeys: ['total', 'pools', 'assumed', 'price'] },
    ),
    guard: fc.record({
      compared: fc.boolean(),
      added: findings,
      removed: findings,
      acknowledged: fc.array(acknowledged, { maxLength: 3 }),
      unchangedCount: fc.nat({ max: 3 }),
    }),
  };
}
