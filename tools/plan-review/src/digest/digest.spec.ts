import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtureKey, metaFixture, planFixture, storyText } from '../../fixtures/plan-fixtures';
import { parsePlan, type Plan } from '../plan-json';
import { canonicalJson } from './canonical';
import { digestDifference } from './digest-difference';
import { digestKey, findDigestKey } from './digest-key';
import { previewDifference } from './preview-kept';
import { stackDigest } from './stack-digest';

const digestOf = (plan: Plan, meta = metaFixture()) => stackDigest(plan, meta, fixtureKey);

/** A copy of a plan with something done to its changes. */
const altered = (plan: Plan, alter: (changes: NonNullable<Plan['resource_changes']>) => void): Plan => {
  const copy = structuredClone(plan);
  alter(copy.resource_changes ?? []);
  return copy;
};

const first = <T>(elements: readonly T[]): T => {
  const [element] = elements;
  if (element === undefined) {
    throw new Error('There is no first element.');
  }
  return element;
};

describe('canonicalJson', () => {
  it('does not depend on the order of keys, and does on the order of elements', () => {
    expect(canonicalJson({ b: { y: 1, x: 2 }, a: [2, 1] })).toBe('{"a":[2,1],"b":{"x":2,"y":1}}');
  });

  it('keeps a key that JavaScript treats specially', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":{"secret":1}}'))).toBe('{"__proto__":{"secret":1}}');
  });
});

describe('stackDigest', () => {
  const plan = planFixture('create-update-delete');

  it('is equal for two plans of the same change, whatever else differs', () => {
    const again = {
      ...altered(plan, (changes) => changes.reverse()),
      terraform_version: '1.99.0',
      checks: [],
      resource_drift: plan.resource_changes,
    };
    expect(digestOf(again)).toEqual(digestOf(plan));
    expect(digestDifference(digestOf(plan), digestOf(again))).toEqual([]);
  });

  it('does not contain what it was made from', () => {
    expect(JSON.stringify(digestOf(planFixture('partly-sensitive')))).not.toContain('canary');
  });

  it('tells a change that is new, gone or different since the review', () => {
    const review = digestOf(plan);
    const now = altered(plan, (changes) => {
      changes.pop();
      changes.push({ ...first(changes), address: 'aws_lambda_permission.x' });
      Object.assign(first(changes).change.after ?? {}, { input: 'another' });
    });
    expect(digestDifference(review, digestOf(now))).toEqual([
      'new since review: + aws_lambda_permission.x',
      'gone since review: ~ terraform_data.kept',
      'changed since review: + terraform_data.fresh',
    ]);
  });

  it('notices a change of a secret alone, of which two printed plans show nothing', () => {
    const before = planFixture('secrets-everywhere');
    const now = altered(before, (changes) => {
      Object.assign(first(changes).change.after ?? {}, { input: ['x', 'another secret', 'z'] });
    });
    expect(digestDifference(digestOf(before), digestOf(now))).toEqual([
      'changed since review: + terraform_data.user',
    ]);
  });

  it('notices that another thing would be destroyed under the same address', () => {
    const now = altered(plan, (changes) => {
      const gone = changes.find(({ address }) => address === 'terraform_data.gone');
      Object.assign(gone?.change.before ?? {}, { id: 'another' });
    });
    expect(digestDifference(digestOf(plan), digestOf(now))).toEqual([
      'changed since review: - terraform_data.gone',
    ]);
  });

  it('does not care what AWS had computed where it is computed anew', () => {
    const replaced = (computed: string): Plan => ({
      format_version: '1.2',
      resource_changes: [
        {
          address: 'aws_cognito_user_pool_domain.domain',
          mode: 'managed',
          type: 'aws_cognito_user_pool_domain',
          change: {
            actions: ['delete', 'create'],
            before: { id: 'prefix', domain: 'prefix', aws_account_id: computed },
            after: { domain: 'prefix' },
            after_unknown: { id: true, aws_account_id: true },
          },
        },
      ],
    });
    expect(digestOf(replaced('one'))).toEqual(digestOf(replaced('another')));
  });

  it('notices an update that became a replacement', () => {
    const now = altered(plan, (changes) => {
      changes.at(-1)?.change.actions.splice(0, 1, 'delete', 'create');
    });
    expect(digestDifference(digestOf(plan), digestOf(now))).toEqual([
      'changed since review: -/+ terraform_data.kept',
    ]);
  });

  it('notices outputs, assets, the provider lock and the contract', () => {
    const pin = { name: '/pool', arn: 'arn:x', version: 3, lastModified: '2025-01-01T00:00:00Z' };
    const meta = metaFixture({ assetHashes: { 'echo.zip': 'a'.repeat(64) }, contractPins: [pin] });
    const now = metaFixture({
      assetHashes: { 'echo.zip': 'b'.repeat(64), 'new.zip': 'c'.repeat(64) },
      contractPins: [{ ...pin, version: 4 }],
      lockDigest: '1'.repeat(64),
    });
    const { output_changes } = planFixture('output-only');
    expect(digestDifference(digestOf(plan, meta), digestOf({ ...plan, output_changes }, now))).toEqual([
      'new since review: - output.gone',
      'new since review: ~ output.kept',
      'new since review: + output.token',
      'changed since review: asset echo.zip',
      'new since review: asset new.zip',
      'changed since review: contract parameter /pool',
      'changed since review: .terraform.lock.hcl',
    ]);
  });

  it('is bound to stack and stage', () => {
    const other = digestOf(plan, metaFixture({ stage: 'prod' }));
    expect(digestDifference(digestOf(plan), other)).toEqual([
      'the review is of another stack or stage, or was altered',
    ]);
  });

  it('tells another key from another plan', () => {
    const other = stackDigest(plan, metaFixture(), digestKey('another key'));
    expect(digestDifference(digestOf(plan), other)).toEqual([
      'reviewed with another key: set PLAN_REVIEW_KEY to the key of the review, or review again on this machine',
    ]);
  });
});

describe('findDigestKey', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plan-review-key-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('takes the key of PLAN_REVIEW_KEY', () => {
    const key = 'k'.repeat(32);
    expect(findDigestKey({ PLAN_REVIEW_KEY: key }, folder).id).toBe(digestKey(key).id);
  });

  it('makes a key of its own once, readable by this user alone', () => {
    const key = findDigestKey({}, folder);
    expect(findDigestKey({}, folder).id).toBe(key.id);
    expect(statSync(join(folder, 'digest-key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'digest-key'), 'utf8')).not.toContain(key.id);
  });

  it('refuses a key that could be guessed, without printing it', () => {
    expect(() => findDigestKey({ PLAN_REVIEW_KEY: 'canary' }, folder)).toThrow(
      'PLAN_REVIEW_KEY: expected at least 32 characters, for example the output of "openssl rand -hex 32"; received 6',
    );
  });
});

describe('previewDifference', () => {
  const plans = (story: string) => ({
    preview: parsePlan(storyText(story, 'echo-api', 'plan.json')),
    real: parsePlan(storyText(story, 'echo-api', 'deploy.plan.json')),
  });

  it.each(['first-deployment', 'user-pool-replaced', 'guards-removed'])(
    'is none between the preview of %s and the plan that follows it',
    (story) => {
      const { preview, real } = plans(story);
      expect(previewDifference(preview, real)).toEqual([]);
    },
  );

  it('is none when a client went with its user pool, so that only the new one is left to make', () => {
    const { real } = plans('user-pool-replaced');
    expect(real.resource_changes?.map(({ change }) => change.actions)).toContainEqual(['create']);
  });

  it('tells what the preview did not show', () => {
    const { preview, real } = plans('first-deployment');
    const now = altered(real, (changes) => {
      changes.push({ ...first(changes), address: 'aws_lambda_permission.x' });
      const client = changes.find(({ type }) => type === 'aws_cognito_user_pool_client');
      Object.assign(client?.change.after ?? {}, { allowed_oauth_scopes: ['echo-api/admin'] });
    });
    expect(previewDifference(preview, now)).toEqual([
      'aws_cognito_user_pool_client.service: allowed_oauth_scopes is not what the preview showed',
      'aws_lambda_permission.x: the preview showed no change, the plan says create',
    ]);
  });

  it('tells what the preview showed and the plan lacks', () => {
    const { preview, real } = plans('user-pool-replaced');
    const now = altered(real, (changes) => {
      changes.splice(
        changes.findIndex(({ type }) => type === 'aws_cognito_resource_server'),
        1,
      );
    });
    expect(previewDifference(preview, now)).toEqual([
      'aws_cognito_resource_server.server: the preview showed replace, the plan says no change',
    ]);
  });
});
