import type { PlannedAction, PlannedChange } from '../progress';
import { refusals } from './danger-check';

const change = (addr: string, action: PlannedAction, reason?: string): PlannedChange => ({
  resource: { addr, resource_type: addr.split('.')[0] ?? '' },
  action,
  reason,
});

const check = (changes: PlannedChange[], ...allowed: string[]) =>
  refusals({
    changes,
    allowed,
    placeOf: (address) => `auth-stack/x (${address})`,
    command: 'npx nx run auth-stack:deploy:prod',
  });

const pool = 'aws_cognito_user_pool.pool';
const client = 'aws_cognito_user_pool_client.reader["a,b"]';

describe('a plan', () => {
  it.each(['create', 'update', 'move', 'import', 'noop', 'read'] as const)('may %s a user pool', (action) => {
    expect(check([change(pool, action)])).toEqual([]);
  });

  it('may replace and destroy what nobody depends on', () => {
    expect(
      check([change('aws_lambda_function.f', 'replace'), change('aws_ssm_parameter.p', 'delete')]),
    ).toEqual([]);
  });

  it('is refused when it replaces a user pool, with the consequence and the command that allows it', () => {
    expect(check([change(pool, 'replace', 'cannot_update')])).toEqual([
      'auth-stack/x (aws_cognito_user_pool.pool) would be replaced (cannot update): every client id, secret and token of the pool dies, and the issuer changes for every API that trusts it',
      "  nothing was applied; if this is what you want, name each of them: npx nx run auth-stack:deploy:prod --allow-destroy='aws_cognito_user_pool.pool'",
    ]);
  });

  it.each([
    ['aws_cognito_user_pool_domain.d', 'delete', 'would be destroyed'],
    ['aws_cognito_resource_server.r', 'replace', 'would be replaced'],
    ['aws_cognito_user_pool_client.c', 'delete', 'would be destroyed'],
    ['aws_cognito_user_pool.p', 'remove', 'would be forgotten'],
  ] as const)('is refused when %s gets the action %s', (address, action, words) => {
    expect(check([change(address, action)])[0]).toContain(`(${address}) ${words}`);
  });

  it('is allowed when every address is named, odd ones too', () => {
    expect(check([change(pool, 'replace'), change(client, 'delete')], pool, client)).toEqual([]);
  });

  it('is refused when one of the addresses is not named', () => {
    const lines = check([change(pool, 'replace'), change(client, 'delete')], pool);
    expect(lines[0]).toContain(`(${client}) would be destroyed`);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`--allow-destroy='${pool}' --allow-destroy='${client}'`);
  });

  it('is refused when an address is named that it does not touch', () => {
    expect(check([change(pool, 'update')], pool)).toEqual([
      `--allow-destroy=${pool}: this plan neither replaces nor destroys a protected resource of that address; nothing was applied, correct the address or leave it out`,
    ]);
  });
});
