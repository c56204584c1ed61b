/**
 * The stacks of this workspace as they are synthesized, and as they would be after an override, which is the way around every
 * construct.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findingsIn } from '../fixtures/model-meaning';
import { blocksOf, withBlocks, type Json, type Workspace } from '../fixtures/rewrites/workspace';
import { readSources, type Source } from '../src';

const root = dirname(dirname(dirname(require.resolve('@m2m/m2m-guard/package.json'))));
const stacks = ['auth-stack', 'echo-api'];
const folderOf = (stack: string) => join(root, 'apps', stack, 'cdktf.out/local/stacks', stack);

let synthesized: Workspace;
beforeAll(() => {
  for (const stack of stacks) {
    for (const step of [
      ['bundle', stack],
      ['synth', stack, '--stage=local'],
    ]) {
      const command = [join(root, 'tools/nx-cdktf/bin/stack.cjs'), ...step];
      const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
      if (status !== 0) throw new Error(`${step.join(' ')}: ${stderr}`);
    }
  }
  synthesized = Object.fromEntries(
    stacks.map((stack) => [
      stack,
      JSON.parse(readFileSync(join(folderOf(stack), 'cdk.tf.json'), 'utf8')) as Json,
    ]),
  );
});

/** What `addOverride` of cdktf does to the blocks of a type; undefined removes an attribute. */
function overridden(type: string, attributes: Json): Source[] {
  const workspace = withBlocks(
    synthesized,
    blocksOf(synthesized).map((block) => ({
      ...block,
      body:
        block.type === type
          ? Object.fromEntries(
              Object.entries({ ...block.body, ...attributes }).filter(([, value]) => value !== undefined),
            )
          : block.body,
    })),
  );
  return Object.entries(workspace).map(([stack, json]) => ({
    kind: 'configuration',
    stack,
    files: [{ name: 'cdk.tf.json', json }],
  }));
}

it('have no findings', () => {
  expect(findingsIn(readSources(stacks.map(folderOf)))).toEqual([]);
});

it.each<[string, string, Json, RegExp]>([
  ['opens its routes', 'aws_api_gateway_method', { authorization: 'NONE' }, /^open-route /],
  ['takes the authorizer away', 'aws_api_gateway_method', { authorizer_id: undefined }, /^open-route /],
  [
    'takes the secret away',
    'aws_cognito_user_pool_client',
    { generate_secret: false },
    /^client-without-secret /,
  ],
  [
    'asks for another scope',
    'aws_cognito_user_pool_client',
    { allowed_oauth_scopes: ['x/y'] },
    /^undeclared-client-scope /,
  ],
  ['names another authorizer', 'aws_api_gateway_method', { authorizer_id: 'abc' }, /^open-route /],
  [
    'decides the scopes later',
    'aws_api_gateway_method',
    { authorization_scopes: '${var.scopes}' },
    /^could-not-analyse /,
  ],
  [
    'lets another pool in',
    'aws_api_gateway_authorizer',
    { provider_arns: ['${var.pool}'] },
    /^could-not-analyse /,
  ],
])('have findings when an override %s', (_what, type, attributes, expected) => {
  expect(findingsIn(overridden(type, attributes)).filter((finding) => expected.test(finding))).not.toEqual(
    [],
  );
});
