/** Whatever stands in a file: the command ends, says a sentence, and tells no secret. */
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenConfiguration } from '../../fixtures/broken/broken-configuration';
import { brokenPlan } from '../../fixtures/broken/broken-plan';
import { canary } from '../../fixtures/broken/broken-values';
import { accessMatrices } from '../access';
import { openDocuments, readSources } from '../documents';
import { buildModel } from '../model';
import { runProgram } from './program';

const folder = mkdtempSync(join(tmpdir(), 'm2m-guard-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function outcomeOf(
  content: string,
  name = 'stack.tf.json',
  formats: readonly string[] = ['text', 'json'],
): Promise<{ exitCode: number; text: string }> {
  const file = join(folder, name);
  writeFileSync(file, content);
  let text = '';
  let exitCode = 0;
  const write = (more: string) => (text += more);
  for (const format of formats) {
    exitCode = await runProgram([file, `--format=${format}`], {
      stdout: write,
      stderr: write,
      colors: false,
    });
  }
  if (exitCode < 2) accessMatrices(buildModel(openDocuments(readSources([file]))));
  return { exitCode, text };
}

/** A sentence about the input, not about a fault of the tool. */
function expectAnswer({ exitCode, text }: { exitCode: number; text: string }): void {
  expect([0, 1, 2]).toContain(exitCode);
  expect(text).not.toBe('');
  expect(text).not.toContain('m2m-guard failed');
  expect(text).not.toContain(canary);
}

it('answers to any JSON', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 8 }), fc.constantFrom('a.tf.json', 'a.json'), async (json, name) => {
      expectAnswer(await outcomeOf(json, name));
    }),
    { numRuns: 100 },
  );
});

it('answers to text that is no JSON', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (text) => {
      expectAnswer(await outcomeOf(`{"${canary}${text}`));
    }),
  );
});

it('answers to any configuration, and tells no secret of it', async () => {
  await fc.assert(
    fc.asyncProperty(brokenConfiguration, async (json) => {
      expectAnswer(await outcomeOf(JSON.stringify(json)));
    }),
    { numRuns: 150 },
  );
});

it('answers to any plan, and tells no secret of it', async () => {
  await fc.assert(
    fc.asyncProperty(brokenPlan, async (json) => {
      expectAnswer(await outcomeOf(JSON.stringify(json), 'stack.json'));
    }),
    { numRuns: 150 },
  );
});

describe('large input', () => {
  const scopes = (value: unknown, more: object = {}) => ({
    ...more,
    resource: {
      aws_cognito_user_pool_client: {
        c: { allowed_oauth_flows: ['client_credentials'], allowed_oauth_scopes: value },
      },
    },
  });
  const times = (count: number, entry: (index: number) => readonly [string, unknown]) =>
    Object.fromEntries(Array.from({ length: count }, (_none, index) => entry(index)));
  const long = 'x'.repeat(5_000_000);

  it.each<[string, object]>([
    ['a text of 5 MB', scopes([long])],
    ['an expression of 5 MB', scopes(`\${${long}}`)],
    ['an expression of 1 MB that repeats', scopes(`\${${'a.b['.repeat(300_000)}}`)],
    ['quotes of 5 MB', scopes(`\${${'"\\"'.repeat(1_600_000)}}`)],
    ['a block counted ten thousand times', { resource: { aws_cognito_user_pool: { p: { count: 10_000 } } } }],
    [
      'ten thousand instances that refer to ten thousand others, before a deployment',
      {
        resource: {
          aws_api_gateway_method: {
            a: { count: 10_000, x: '${aws_x.y[count.index].id}', depends_on: ['aws_x.y'] },
          },
          aws_x: { y: { count: 10_000 } },
          aws_api_gateway_deployment: { d: { triggers: { a: '${jsonencode(aws_api_gateway_method.a)}' } } },
        },
      },
    ],
    [
      'a hundred thousand keys',
      { resource: { aws_x: { y: { for_each: times(100_000, (index) => [`k${index}`, index]) } } } },
    ],
    [
      'a hundred blocks of ten thousand',
      { resource: { aws_x: times(100, (index) => [`b${index}`, { count: 10_000 }]) } },
    ],
    [
      'a chain of ten thousand locals',
      scopes('${local.l0}', { locals: times(10_000, (index) => [`l${index}`, `\${local.l${index + 1}}`]) }),
    ],
    [
      'locals that double',
      scopes('${local.l0}', {
        locals: times(60, (index) => [`l${index}`, [`\${local.l${index + 1}}`, `\${local.l${index + 1}}`]]),
      }),
    ],
    [
      'a path of ten thousand resources',
      {
        resource: {
          aws_api_gateway_resource: times(10_000, (index) => [
            `r${index}`,
            { path_part: 'a', parent_id: `\${aws_api_gateway_resource.r${index + 1}.id}` },
          ]),
          aws_api_gateway_method: {
            m: { resource_id: '${aws_api_gateway_resource.r0.id}', authorization: 'AWS_IAM' },
          },
        },
      },
    ],
    [
      'resources that are above each other',
      {
        resource: {
          aws_api_gateway_resource: {
            a: { path_part: 'a', parent_id: '${aws_api_gateway_resource.b.id}' },
            b: { path_part: 'b', parent_id: '${aws_api_gateway_resource.a.id}' },
          },
          aws_api_gateway_method: {
            m: { resource_id: '${aws_api_gateway_resource.a.id}', authorization: 'AWS_IAM' },
          },
        },
      },
    ],
  ])('is answered to: %s', async (_what, json) => {
    expectAnswer(await outcomeOf(JSON.stringify(json), 'stack.tf.json', ['text']));
  });
});

it('says that a fault of its own is one, without the words of the input', async () => {
  const file = join(folder, 'stack.tf.json');
  writeFileSync(file, '{}');
  let stderr = '';
  const exitCode = await runProgram([file], {
    stdout: () => {
      throw new TypeError(canary);
    },
    stderr: (text) => (stderr += text),
    colors: false,
  });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /^m2m-guard failed on this input \(TypeError at hostile-input\.spec\.ts:\d+\), which is a fault of its own; nothing was checked: report it with the shape of the input\n$/,
  );
});
