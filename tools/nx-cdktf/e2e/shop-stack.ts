/**
 * A stack as another team writes it, that reads the same user pool as echo-api: its client holds a scope of echo-api, as a
 * string. Nobody who reads echo-api alone would know of it.
 */
import type { DeployedWorkspace } from './deployed-workspace';

/** Its client, as the access matrix calls it. */
export const shopClient = 'shop/aws_cognito_user_pool_client.web';

const synthesized = (stack: string) => `apps/${stack}/cdktf.out/local/stacks/${stack}/cdk.tf.json`;

/** Adds it synthesized, with backend and provider of echo-api, which must be synthesized too. */
export function addShop(workspace: DeployedWorkspace): void {
  const { terraform, provider } = JSON.parse(workspace.read(synthesized('echo-api'))) as {
    terraform: { backend: { s3: object } };
    provider: unknown;
  };
  const backend = { s3: { ...terraform.backend.s3, key: 'local/shop.tfstate' } };
  const parameter = (name: string) => ({ name: `/auth-stack-local/${name}` });
  const shop = {
    terraform: { ...terraform, backend },
    provider,
    data: {
      aws_ssm_parameter: { pool_id: parameter('CognitoUserPoolId'), token_url: parameter('CognitoTokenUrl') },
    },
    resource: {
      aws_cognito_user_pool_client: {
        web: {
          name: 'shop-web',
          user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
          generate_secret: true,
          allowed_oauth_flows: ['client_credentials'],
          allowed_oauth_flows_user_pool_client: true,
          allowed_oauth_scopes: ['echo-api/read'],
        },
      },
    },
    output: {
      token_url: { value: '${data.aws_ssm_parameter.token_url.insecure_value}' },
      clients: {
        value: {
          web: { client_id: '${aws_cognito_user_pool_client.web.id}', oauth_scopes: ['echo-api/read'] },
        },
      },
      client_secrets: {
        sensitive: true,
        value: { web: '${aws_cognito_user_pool_client.web.client_secret}' },
      },
    },
  };
  const manifest = { name: 'shop', stack: { upstream: ['auth-stack'] } };
  workspace.write('apps/shop/.terraform.lock.hcl', workspace.read('apps/echo-api/.terraform.lock.hcl'));
  workspace.write('apps/shop/package.json', JSON.stringify(manifest));
  workspace.write('apps/shop/src/main.ts', '');
  workspace.write(synthesized('shop'), JSON.stringify(shop));
}
