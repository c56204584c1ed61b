/**
 * The outputs of stacks: what tools and people read after a deployment. Their names are made here and nowhere else.
 */
import { ConstructPropsError, quote } from '@m2m/construct-props';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import type { ClientCredentialsClient } from '../client/client-credentials-client';
import type { ProtectedRestApi } from '../protected-api/protected-rest-api';
import { areDifferentPools, type IUserPool } from '../user-pool/user-pool-interface';

/** Outputs of the stack that makes the user pool. */
export function addUserPoolOutputs(stack: TerraformStack, userPool: IUserPool): void {
  new TerraformOutput(stack, 'user_pool_id', { value: userPool.userPoolId });
  new TerraformOutput(stack, 'user_pool_arn', { value: userPool.userPoolArn });
  new TerraformOutput(stack, 'token_url', { value: userPool.tokenUrl });
  new TerraformOutput(stack, 'issuer', { value: userPool.issuer });
}

/**
 * Outputs of a stack that makes an API.
 *
 * @param clients by the name that tools call them by
 * @throws ConstructPropsError when a client is of a pool whose tokens the API does not accept
 */
export function addApiOutputs(
  stack: TerraformStack,
  {
    api,
    clients,
  }: { readonly api: ProtectedRestApi; readonly clients: Readonly<Record<string, ClientCredentialsClient>> },
): void {
  for (const [name, client] of Object.entries(clients)) {
    if (areDifferentPools(client.userPool, api.userPool)) {
      throw new ConstructPropsError(
        client,
        `client ${quote(name)} is of user pool ${quote(client.userPool.identity.name)} and could never call ${api.node.path}, ` +
          `which accepts tokens of ${quote(api.userPool.identity.name)} alone; make the client in that pool`,
      );
    }
  }
  const eachClient = <T>(output: (client: ClientCredentialsClient) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(clients).map(([name, client]) => [name, output(client)]));

  new TerraformOutput(stack, 'api_url', { value: api.url });
  new TerraformOutput(stack, 'token_url', { value: api.userPool.tokenUrl });
  new TerraformOutput(stack, 'clients', {
    value: eachClient(({ clientId, oauthScopes }) => ({
      client_id: clientId,
      oauth_scopes: oauthScopes.map(({ fullName }) => fullName),
    })),
  });
  new TerraformOutput(stack, 'routes', {
    value: Lazy.anyValue({
      produce: () =>
        api.routes.map(({ method, path, authorization, oauthScopes }) => ({
          method,
          path,
          authorization,
          oauth_scopes: oauthScopes,
        })),
    }),
  });
  new TerraformOutput(stack, 'client_secrets', {
    value: eachClient(({ clientSecret }) => clientSecret),
    sensitive: true,
  });
}
