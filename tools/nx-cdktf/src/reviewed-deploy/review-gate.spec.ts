import type { Stage } from '@m2m/stages/config';
import { findDigestKey, parsePlan, stackDigest, type StackReview } from '@m2m/plan-review';
import type { OperationWork } from '../operations/run-operation';
import { readStackProject, type StackProject } from '../project';
import { stackInputs, type ContractPin } from '../review-input';
import { ParameterStore } from '../spec-support/parameter-store';
import { rootPackage, stackFiles, writeWorkspace } from '../spec-support/written-workspace';
import { RunFolder } from '../terraform-run';
import { ReviewGate } from './review-gate';

const url = '/auth-stack-dev/CognitoTokenUrl';
const parameter = { arn: 'arn:url', version: 1, lastModified: 1_700_000_000 };
const pin: ContractPin = { name: url, arn: 'arn:url', version: 1, lastModified: '2023-11-14T22:13:20.000Z' };
const env = { PLAN_REVIEW_KEY: 'a key of thirty-two characters..' };
const plan = JSON.stringify({
  format_version: '1.2',
  output_changes: {
    token_url: { actions: ['create'], before: null, after: 'https://x', after_unknown: false },
  },
});

describe('the gate before an apply', () => {
  const store = new ParameterStore();
  let endpoint: string;
  let project: StackProject;
  let said: string[];

  beforeAll(async () => {
    endpoint = await store.start();
  });

  afterAll(() => {
    store.stop();
  });

  beforeEach(() => {
    store.onAnswer = () => undefined;
    store.parameters.set(url, parameter);
    const folder = 'apps/echo-api/cdktf.out/dev/stacks/echo-api';
    const root = writeWorkspace({
      'package.json': rootPackage,
      ...stackFiles('auth-stack'),
      ...stackFiles('echo-api', { upstream: ['auth-stack'] }),
      [`${folder}/cdk.tf.json`]: { data: { aws_ssm_parameter: { url: { name: url } } } },
    });
    project = readStackProject(root, 'echo-api');
    said = [];
  });

  /** With the plan above, and a review of it that was made with these parameters. */
  function lets(pins: readonly ContractPin[]): Promise<boolean> {
    const stage = { name: 'dev', region: 'eu-west-1', endpoint } as Stage;
    const digest = stackDigest(
      parsePlan(plan),
      { stack: 'echo-api', stage: 'dev', ...stackInputs(project, 'dev'), contractPins: [...pins] },
      findDigestKey(env, project.workspaceRoot),
    );
    const say = (line: string) => said.push(line);
    const work = {
      session: {
        context: { project, stage, env, workspaceRoot: project.workspaceRoot },
        read: () => Promise.resolve({ text: plan, errors: '', exitCode: 0 }),
      },
      screen: { title: 'echo-api (dev)', activity: () => undefined, line: say, failure: say },
    } as unknown as OperationWork;
    const review = {
      stack: 'echo-api',
      status: 'planned',
      pendingParameters: [],
      digest,
    } as unknown as StackReview;
    return new ReviewGate(work, new RunFolder(project, 'dev')).lets({
      file: 'report.json',
      acknowledged: [],
      review,
    });
  }

  const stopped = (difference: string) =>
    'echo-api (dev): this is not what was reviewed (report.json); nothing was applied\n' +
    `  ${difference}\n` +
    '  review it again: npx nx run echo-api:plan:dev, then npx nx run plan-review:report --stage=dev';

  it('lets a plan pass that was reviewed, and says so', async () => {
    expect(await lets([pin])).toBe(true);
    expect(said).toEqual(['echo-api (dev): this is what was reviewed (report.json)']);
  });

  it('refuses a plan that was made with another parameter than the review', async () => {
    expect(await lets([{ ...pin, version: 2 }])).toBe(false);
    expect(said).toEqual([stopped(`changed since review: contract parameter ${url}`)]);
  });

  it('refuses when the upstream is changed between the plan and the apply', async () => {
    store.onAnswer = () => store.parameters.set(url, { ...parameter, version: 2 });
    expect(await lets([pin])).toBe(false);
    expect(said).toEqual([stopped('changed since the plan: a contract parameter')]);
  });
});
