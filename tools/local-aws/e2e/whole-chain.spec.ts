import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { startLocalAws, type LocalAws } from '../src';
import { TerraformRoot } from './terraform';

const noChanges = { exitCode: 0, output: expect.stringContaining('No changes.') };

/** One root, applied again and again: each case goes on from where the one before it stopped. */
describe('both stacks as Terraform sees them', () => {
  let aws: LocalAws;
  let root: TerraformRoot;
  const functionZip = 'function.zip';
  const variables = { function_zip: functionZip };

  beforeAll(async () => {
    aws = await startLocalAws({ port: 0 });
    await fetch(`${aws.endpoint}/terraform-state`, { method: 'PUT' });
    root = new TerraformRoot('whole-chain', aws.endpoint);
    const handler = 'exports.handler = async (event) => ({ statusCode: 200, body: event.httpMethod });';
    writeFileSync(join(root.folder, functionZip), zipSync({ 'index.js': strToU8(handler) }));
    await root.init();
  });

  afterAll(async () => {
    await aws.stop();
    root.remove();
  });

  const call = async (client: string, method: string): Promise<number> => {
    const outputs = (await root.outputs()) as {
      api_url: string;
      token_url: string;
      clients: Record<string, { client_id: string; client_secret: string }>;
    };
    const credentials = outputs.clients[client];
    const token = await fetch(localForm(outputs.token_url), {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${credentials?.client_id}:${credentials?.client_secret}`).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token } = (await token.json()) as { access_token: string };
    const answer = await fetch(`${localForm(outputs.api_url)}/echo`, {
      method,
      headers: { authorization: `Bearer ${access_token}` },
    });
    return answer.status;
  };
  const localForm = (url: string): string => url.replace('https://', `${aws.endpoint}/_host/`);

  it('are applied, clean on the next plan, and let in whom they should', async () => {
    await root.apply(variables);
    expect(await root.plan(variables)).toEqual(noChanges);
    expect([await call('writer', 'POST'), await call('reader', 'GET'), await call('reader', 'POST')]).toEqual(
      [200, 200, 401],
    );
  });

  it('change scopes and tags in place, redeployed and clean again', async () => {
    const changed = {
      ...variables,
      oauth_scopes: { list: 'May list.', write: 'May write all.' },
      read_oauth_scope: 'list',
      tags: { owner: 'team' },
      deletion_protection: 'ACTIVE',
    };
    await root.apply(changed);
    expect(await root.plan(changed)).toEqual(noChanges);
    expect([await call('reader', 'GET'), await call('reader', 'POST')]).toEqual([200, 401]);
  });

  it('are refused the destruction of a protected pool', async () => {
    const { exitCode, output } = await root.tryDestroy(variables);
    expect(exitCode).toBe(1);
    expect(output).toContain(
      'InvalidParameterException: The user pool cannot be deleted because deletion protection is activated. Deletion\nprotection must be inactivated first.'.replace(
        '\n',
        ' ',
      ),
    );
  });

  it('are destroyed without a rest', async () => {
    await root.apply(variables, ['aws_cognito_user_pool.this']);
    expect(await root.tryDestroy(variables)).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('Destroy complete!'),
    });
  });
});
