import { check, modelOf } from './check';
import { parsePlan, type Source } from './documents';
import { goodWorkspace } from './rules/examples/good-workspace';
import { configurationSources } from './spec-support/configuration-sources';

const parameter = {
  address: 'aws_ssm_parameter.pool_id',
  mode: 'managed',
  type: 'aws_ssm_parameter',
  values: { name: '/auth/CognitoUserPoolId', type: 'String', insecure_value: 'eu-west-1_abcdefghi' },
};

const reader = {
  address: 'data.aws_ssm_parameter.pool_id',
  mode: 'data',
  type: 'aws_ssm_parameter',
  values: {
    arn: 'arn:aws:ssm:eu-west-1:123456789012:parameter/auth/CognitoUserPoolId',
    name: '/auth/CognitoUserPoolId',
    insecure_value: 'eu-west-1_abcdefghi',
  },
};

function plan(stack: string, before: readonly object[], after: readonly object[]): Source {
  const values = (resources: readonly object[]) => ({ root_module: { resources } });
  return {
    kind: 'plan',
    stack,
    plan: parsePlan(
      {
        format_version: '1.2',
        planned_values: values(after),
        prior_state: { values: values(before) },
      },
      stack,
    ),
  };
}

it('reads from the plan of one stack that it removes what the plan of another has read', () => {
  const { findings } = check([plan('auth', [parameter], []), plan('api', [reader], [])]);
  expect(findings.map(({ rule, stack, address }) => [rule, stack, address])).toEqual([
    ['orphan-read', 'auth', 'aws_ssm_parameter.pool_id'],
  ]);
});

it('takes nothing of a state for something that will be there', () => {
  const model = modelOf([plan('auth', [parameter], [])]);
  expect(model.stacks).toEqual(['auth']);
  expect(model.publishedParameters).toEqual([]);
  expect(model.publishedBefore).toEqual([
    { stack: 'auth', address: 'aws_ssm_parameter.pool_id', name: '/auth/CognitoUserPoolId' },
  ]);
});

it('finds nothing when a plan has read what stacks that are not checked publish', () => {
  expect(check([plan('api', [reader], [])]).findings).toEqual([]);
});

it('finds nothing in the state of a stack that is not checked', () => {
  const { plan: before } = plan('auth', [parameter], []) as Extract<Source, { kind: 'plan' }>;
  const { findings, stacks } = check([
    { kind: 'state', stack: 'auth', plan: before },
    plan('api', [reader], []),
  ]);
  expect(stacks).toEqual(['api']);
  expect(findings).toEqual([]);
});

const sources = configurationSources(goodWorkspace);

describe('a check with a budget', () => {
  it('finds nothing within it', () => {
    expect(check(sources, { budgetUsdPerMonth: 4.4 }).findings).toEqual([]);
  });

  it('has a finding above it', () => {
    expect(check(sources, { budgetUsdPerMonth: 0 }).findings).toMatchObject([
      {
        rule: 'over-budget',
        severity: 'error',
        stack: 'api',
        address: 'aws_cognito_user_pool_client.reader',
      },
    ]);
  });
});
