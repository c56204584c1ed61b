import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '@m2m/stages/config';
import {
  findDigestKey,
  localKeyFolder,
  parsePlan,
  stackDigest,
  withoutPreviewHelper,
  type StackReview,
} from '@m2m/plan-review';
import { readStackProject, type StackProject } from '../project';
import { stackInputs, type ContractPin } from '../review-input';
import { ParameterStore } from '../spec-support/parameter-store';
import { rootPackage, stackFiles, writeFiles, writeWorkspace } from '../spec-support/written-workspace';
import { RunFolder, type TerraformSession } from '../terraform-run';
import { compareWithReview, contractStillHolds } from './compare-with-review';

const poolId = '/auth-stack-dev/CognitoUserPoolId';
const synthesized = 'apps/echo-api/cdktf.out/dev/stacks/echo-api';
const secretKey = 'a key of thirty-two characters..';

const arn = `arn:aws:ssm:eu-west-1:1:parameter${poolId}`;
const parameter = { arn, version: 3, lastModified: 1_700_000_000 };
const pin: ContractPin = {
  name: poolId,
  arn,
  version: 3,
  lastModified: '2023-11-14T22:13:20.000Z',
};

interface PlannedChange {
  readonly actions?: readonly string[];
  readonly after?: object;
  readonly unknown?: object;
}

/** Plan JSON of one function, and of what the data source read. */
const planOf = (
  { actions = ['update'], after = { memory_size: 256 }, unknown = {} }: PlannedChange = {},
  version = 3,
) =>
  JSON.stringify({
    format_version: '1.2',
    resource_changes: [
      {
        address: 'aws_lambda_function.echo',
        mode: 'managed',
        type: 'aws_lambda_function',
        change: { actions, before: { id: 'echo', memory_size: 128 }, after, after_unknown: unknown },
      },
    ],
    prior_state: {
      values: {
        root_module: {
          resources: [
            {
              mode: 'data',
              type: 'aws_ssm_parameter',
              values: { name: poolId, arn, version, value: 'eu-west-1_x' },
            },
          ],
        },
      },
    },
  });

describe('a plan that is held against its review', () => {
  const store = new ParameterStore();
  let endpoint: string;
  let project: StackProject;
  let stage: Stage;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    endpoint = await store.start();
  });

  afterAll(() => {
    store.stop();
  });

  beforeEach(() => {
    const root = writeWorkspace({
      'package.json': rootPackage,
      ...stackFiles('auth-stack'),
      ...stackFiles('echo-api', { upstream: ['auth-stack'] }),
      [`${synthesized}/cdk.tf.json`]: { data: { aws_ssm_parameter: { id: { name: poolId } } } },
      [`${synthesized}/.terraform.lock.hcl`]: '',
      [`${synthesized}/assets/echo.zip`]: 'zip',
    });
    project = readStackProject(root, 'echo-api');
    stage = { name: 'dev', region: 'eu-west-1', endpoint } as Stage;
    env = { PLAN_REVIEW_KEY: secretKey };
    store.parameters.set(poolId, parameter);
  });

  /**
   * Terraform, as far as a comparison calls it: it shows the plan that deploy made, and makes previews.
   *
   * @param previews one per call of `plan`; undefined for a call that fails
   */
  function terraform(shown: string, previews: readonly (string | undefined)[] = []) {
    const calls: string[][] = [];
    let preview: string | undefined;
    const session = {
      context: { project, stage, env, workspaceRoot: project.workspaceRoot },
      folder: join(project.workspaceRoot, synthesized),
      interruption: { requested: false },
      at: () => session,
      run: (args: readonly string[]) => {
        preview = previews[calls.length];
        calls.push([...args]);
        const planFile = args.find((arg) => arg.startsWith('-out='))?.slice('-out='.length) ?? '';
        if (preview !== undefined) {
          writeFileSync(planFile, 'the state in clear');
        }
        return Promise.resolve({ exitCode: preview === undefined ? 1 : 2, changes: [], diagnostics: [] });
      },
      // Of `show`, whose last word names the plan.
      read: (args: readonly string[]) =>
        Promise.resolve({
          text: args.at(-1)?.endsWith('.preview') === true ? preview : shown,
          errors: '',
          exitCode: 0,
        }),
    };
    return { session: session as unknown as TerraformSession, calls };
  }

  const digestOf = (plan: string, pins: readonly ContractPin[] = [pin]) =>
    stackDigest(
      withoutPreviewHelper(parsePlan(plan)),
      { stack: 'echo-api', stage: 'dev', ...stackInputs(project, 'dev'), contractPins: [...pins] },
      findDigestKey(env, localKeyFolder(project.workspaceRoot)),
    );

  const reviewed = (more: Partial<StackReview>) =>
    ({
      file: 'report.json',
      acknowledged: [],
      review: { stack: 'echo-api', status: 'planned', pendingParameters: [], ...more } as StackReview,
    }) as const;

  const runFolder = () => {
    const folder = new RunFolder(project, 'dev');
    folder.create();
    return folder;
  };

  const compare = (
    { session }: ReturnType<typeof terraform>,
    review: Parameters<typeof compareWithReview>[2],
  ) => compareWithReview(session, runFolder(), review);

  it('is what was reviewed when it changes the same, with the same parameters', async () => {
    expect(await compare(terraform(planOf()), reviewed({ digest: digestOf(planOf()) }))).toEqual({
      differences: [],
      pins: [pin],
    });
  });

  it('is told apart in words: what changes, assets, and the parameters that were read', async () => {
    const digest = digestOf(planOf(), [{ ...pin, version: 2 }]);
    writeFiles(project.workspaceRoot, { [`${synthesized}/assets/echo.zip`]: 'another zip' });
    const { differences } = await compare(
      terraform(planOf({ after: { memory_size: 512 } })),
      reviewed({ digest }),
    );
    expect(differences).toEqual([
      'changed since review: ~ aws_lambda_function.echo',
      'changed since review: asset assets/echo.zip',
      `changed since review: contract parameter ${poolId}`,
    ]);
  });

  it.each([
    ['its stack is not in the report', undefined, 'it is not in the report'],
    ['its stack was the same as on the base', { status: 'unchanged' }, 'it was not planned then'],
    ['its plan failed then', { status: 'failed' }, 'its plan failed then'],
  ] as const)('was not reviewed when %s', async (_, status, why) => {
    const { file, acknowledged, ...review } = reviewed({
      ...status,
      ...(why.includes('failed') && { digest: digestOf(planOf()) }),
    });
    const found = { file, acknowledged, ...(status !== undefined && review) };
    expect((await compare(terraform(planOf()), found)).differences).toEqual([
      `not reviewed, because ${why}: update aws_lambda_function.echo`,
    ]);
  });

  describe('that was a preview', () => {
    const unknown = planOf({ after: {}, unknown: { memory_size: true } });
    const preview = () =>
      reviewed({ status: 'preview', pendingParameters: [poolId], digest: digestOf(unknown, []) });

    it('is what was reviewed when the preview is the same again, and the plan keeps it; no plan file is left', async () => {
      const made = terraform(planOf(), [unknown]);
      expect((await compare(made, preview())).differences).toEqual([]);
      expect(made.calls).toEqual([
        expect.arrayContaining(['plan', '-lock=false', '-refresh=false']) as unknown,
      ]);
      expect(existsSync(`${new RunFolder(project, 'dev').planFile}.preview`)).toBe(false);
    });

    it('is made with what is there now when the last apply left something else, because the review saw drift', async () => {
      const made = terraform(planOf(), [planOf({ actions: ['create'] }), unknown]);
      expect((await compare(made, preview())).differences).toEqual([]);
      expect(made.calls.map((args) => args.includes('-refresh=false'))).toEqual([true, false]);
    });

    it('is not when the preview is another one, whichever way it is made', async () => {
      const other = planOf({ after: { timeout: 3 }, unknown: { memory_size: true } });
      expect((await compare(terraform(planOf(), [other, other]), preview())).differences).toEqual([
        'changed since review: ~ aws_lambda_function.echo',
      ]);
    });

    it('is not when the plan breaks what the preview showed', async () => {
      const made = terraform(planOf({ actions: ['delete', 'create'] }), [unknown]);
      expect((await compare(made, preview())).differences).toEqual([
        'aws_lambda_function.echo: the preview showed update, the plan says replace',
      ]);
    });

    it('is not when no preview can be made any more', async () => {
      expect((await compare(terraform(planOf(), [undefined]), preview())).differences).toEqual([
        'the preview that was reviewed cannot be made again',
      ]);
    });
  });

  it('refuses a plan that read another version of a parameter than is there', async () => {
    await expect(
      compare(terraform(planOf({}, 2)), reviewed({ digest: digestOf(planOf({}, 2)) })),
    ).rejects.toThrow(
      `SSM parameter "${poolId}" was changed while the plan was made; nothing was applied, plan again`,
    );
  });

  it('refuses a plan of a format that it does not know', async () => {
    const newer = planOf().replace('"1.2"', '"2.0"');
    await expect(compare(terraform(newer), reviewed({ digest: digestOf(planOf()) }))).rejects.toThrow(
      'plan JSON has format_version 2.0; understood is 1.x: use a Terraform that writes it, or extend this tool. Nothing was applied.',
    );
  });

  it('refuses a key that could be guessed, without printing it', async () => {
    const digest = digestOf(planOf());
    env = { PLAN_REVIEW_KEY: 'short' };
    await expect(compare(terraform(planOf()), reviewed({ digest }))).rejects.toMatchObject({
      message:
        'PLAN_REVIEW_KEY: expected at least 32 characters, for example the output of "openssl rand -hex 32"; received 5',
      exitCode: 2,
    });
  });

  it('stands on its contract as long as every parameter is the one it was made with', async () => {
    const { session } = terraform(planOf());
    expect(await contractStillHolds(session, [pin])).toBe(true);
    store.parameters.set(poolId, { ...parameter, version: 4 });
    expect(await contractStillHolds(session, [pin])).toBe(false);
    store.parameters.set(poolId, { ...parameter, lastModified: parameter.lastModified + 1 });
    expect(await contractStillHolds(session, [pin])).toBe(false);
    store.parameters.delete(poolId);
    expect(await contractStillHolds(session, [pin])).toBe(false);
  });
});
