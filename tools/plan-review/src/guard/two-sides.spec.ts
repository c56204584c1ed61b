import { fixtureDay, fixtureKey, metaFixture, stackFixture, storyText } from '../../fixtures/plan-fixtures';
import type { Meta, StackInput } from '../input';
import { parsePlan } from '../plan-json';
import { buildReview } from '../review';
import { configurationSource, planSources } from './stack-sources';

/** A stack of a story as the input reads it; `status` undefined: it was not planned. */
function input(story: string, stack: string, status: Meta['status'] | undefined, plan = true): StackInput {
  const text = storyText(story, stack, 'plan.json');
  const head = configurationSource(stack, JSON.parse(storyText(story, stack, 'cdk.tf.json')));
  const { meta, ...fixture } = stackFixture(plan && status !== undefined ? parsePlan(text) : undefined);
  return {
    ...fixture,
    stack,
    expected: status !== undefined,
    ...(meta !== undefined && status !== undefined && { meta: metaFixture({ stack, status }) }),
    sources: {
      ...(head !== undefined && { head }),
      ...(plan && status !== undefined && planSources(stack, JSON.parse(text))),
    },
  };
}

const review = (...inputs: StackInput[]) =>
  buildReview({ stacks: inputs }, { stage: 'dev', key: fixtureKey, today: fixtureDay });
const access = (...inputs: StackInput[]) => {
  const { changes = [], unknown = [], notCompared = [] } = review(...inputs).access ?? {};
  return {
    changes: changes.map(
      ({ kind, client, routes }) => `${client?.name ?? 'anyone'} ${kind} ${routes.join(', ')}`,
    ),
    unknown,
    notCompared,
  };
};

const opened = { changes: ['service gains GET /echo'], unknown: [], notCompared: [] };
const nothing = { changes: [], unknown: [], notCompared: [] };

describe('the two sides of a review', () => {
  it('are the state and the plan of a planned stack', () => {
    const auth = input('scope-removed', 'auth-stack', 'planned');
    expect(access(auth, input('scope-removed', 'echo-api', 'planned'))).toEqual(opened);
  });

  it.each(['unchanged', undefined] as const)(
    'fit together when the upstream is %s: the pool that a plan read by id is the one that the code publishes',
    (status) => {
      const auth = input('scope-removed', 'auth-stack', status, false);
      const echo = input('scope-removed', 'echo-api', 'planned');
      expect(access(auth, echo)).toEqual(opened);
      expect(review(auth, echo).cost?.pools).toMatchObject([{ pool: { stack: 'auth-stack' } }]);
    },
  );

  it('are one when nothing changes: what its code says is deployed', () => {
    const nothingChanges = { resource_changes: [], output_changes: {}, complete: true, errored: false };
    const auth = input('scope-removed', 'auth-stack', 'planned');
    const { sources, ...echo } = input('scope-removed', 'echo-api', 'planned');
    const withoutPlan = {
      ...(sources?.head && { head: sources.head }),
      ...planSources('echo-api', nothingChanges),
    };
    expect(access(auth, { ...echo, sources: withoutPlan })).toEqual(nothing);
  });

  it('are one when the stack is not planned: nothing is deployed, whatever its code says', () => {
    const auth = input('scope-removed', 'auth-stack', 'planned');
    expect(access(auth, input('scope-removed', 'echo-api', undefined))).toEqual(nothing);
  });

  it('are the state and the code of a preview, which knows no pool', () => {
    const auth = input('user-pool-replaced', 'auth-stack', 'planned');
    expect(access(auth, input('user-pool-replaced', 'echo-api', 'preview'))).toEqual(nothing);
  });

  it('are one, and named as not compared, when there is no usable plan', () => {
    const auth = input('scope-removed', 'auth-stack', 'planned');
    const failed = input('scope-removed', 'echo-api', 'failed', false);
    expect(access(auth, failed)).toEqual({ ...nothing, notCompared: ['echo-api'] });
    const errored = input('scope-removed', 'echo-api', 'planned');
    const plan = errored.plan && { ...errored.plan, errored: true };
    expect(access(auth, { ...errored, ...(plan !== undefined && { plan }) })).toEqual({
      ...nothing,
      notCompared: ['echo-api'],
    });
  });

  it('keep what can be told of a preview whose code calls modules: it is named as unknown', () => {
    const echo = input('user-pool-replaced', 'echo-api', 'preview');
    const json = JSON.parse(storyText('user-pool-replaced', 'echo-api', 'cdk.tf.json')) as object;
    const head = configurationSource('echo-api', { ...json, module: { more: { source: './more' } } });
    const withModule = { ...echo, sources: { ...echo.sources, ...(head !== undefined && { head }) } };
    const found = access(input('user-pool-replaced', 'auth-stack', 'planned'), withModule);
    expect(found.changes).toEqual(['service may-lose GET /echo']);
    expect(found.unknown).toMatchObject([
      {
        client: { name: 'service' },
        routes: ['GET /echo'],
        why: 'the user pool of the client cannot be told',
      },
    ]);
  });
});

describe('an acknowledgement of access in a review', () => {
  const auth = input('scope-removed', 'auth-stack', 'planned');
  const echo = input('scope-removed', 'echo-api', 'planned');
  const acknowledge = review(auth, echo).access?.changes[0]?.acknowledge;
  const entry = {
    stage: 'dev',
    rule: 'access-opened',
    address: acknowledge?.address ?? '',
    digest: acknowledge?.digest ?? '',
    reason: 'it is meant to',
  };
  const reasons = (...acknowledgements: StackInput['acknowledgements']) =>
    review(auth, { ...echo, acknowledgements }).reasons.map(({ code }) => code);

  it('makes the review clean of it', () => {
    expect(reasons()).toContain('access');
    expect(reasons(entry)).not.toContain('access');
    expect(reasons(entry)).not.toContain('unused-acknowledgement');
  });

  it('is to be removed when it fits nothing', () => {
    expect(reasons({ ...entry, digest: '0'.repeat(64) })).toEqual(
      expect.arrayContaining(['access', 'unused-acknowledgement']),
    );
  });
});
