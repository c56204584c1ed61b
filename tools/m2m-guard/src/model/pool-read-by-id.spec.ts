import { openDocuments, parsePlan, type Source } from '../documents';
import { configurationSource } from '../spec-support/configuration-sources';
import { buildModel } from '.';

const name = '/auth/CognitoUserPoolId';
const id = 'eu-west-1_AbCdEfGhI';

/** A stack whose plan read the id of the pool, as AWS gave it, from the contract. */
const planned: Source = {
  kind: 'plan',
  stack: 'orders',
  plan: parsePlan(
    {
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [
            {
              address: 'aws_cognito_user_pool_client.reader',
              mode: 'managed',
              type: 'aws_cognito_user_pool_client',
              values: { user_pool_id: id, allowed_oauth_flows: ['client_credentials'] },
            },
          ],
        },
      },
      prior_state: {
        values: {
          root_module: {
            resources: [
              {
                address: 'data.aws_ssm_parameter.pool',
                mode: 'data',
                type: 'aws_ssm_parameter',
                values: { name, insecure_value: id },
              },
            ],
          },
        },
      },
    },
    'plan.json',
  ),
};

const auth = (value: string) =>
  configurationSource('auth', {
    resource: {
      aws_cognito_user_pool: { pool: { name: 'auth' } },
      aws_ssm_parameter: { id: { name, insecure_value: value } },
    },
  });
const poolOfReader = (...sources: Source[]) => buildModel(openDocuments(sources)).clients[0]?.pool;

describe('a user pool that a plan knows by its id', () => {
  it('is the one that another stack publishes under the name that was read', () => {
    expect(poolOfReader(planned, auth('${aws_cognito_user_pool.pool.id}'))).toBe(
      'auth:aws_cognito_user_pool.pool',
    );
  });

  it('is known by its id when nobody here publishes it, or publishes an id', () => {
    expect(poolOfReader(planned)).toBe(`pool ${id}`);
    expect(poolOfReader(planned, auth('eu-west-1_another'))).toBe(`pool ${id}`);
  });
});
