import type { Stage } from '@m2m/stages/config';
import { ParameterStore } from '../spec-support/parameter-store';
import { noParameters, readParameters } from './read-parameters';

describe('the contract parameters that are there', () => {
  const store = new ParameterStore();
  let stage: Stage;

  beforeAll(async () => {
    stage = { name: 'local', region: 'eu-west-1', endpoint: await store.start() } as Stage;
  });

  afterAll(() => {
    store.stop();
  });

  beforeEach(() => {
    store.error = undefined;
    store.parameters.clear();
    store.parameters.set('/pool/url', { arn: 'arn:url', version: 2, lastModified: 1_700_000_000.5 });
    store.parameters.set('/pool/id', { arn: 'arn:id', version: 1, lastModified: 1_700_000_000 });
  });

  const read = (...names: string[]) => readParameters(names, stage, {});

  it('are pinned by ARN, version and time, sorted; their values stay apart', async () => {
    store.parameters.set('/pool/key', {
      arn: 'arn:key',
      version: 1,
      lastModified: 1_700_000_000,
      type: 'SecureString',
    });
    expect(await read('/pool/url', '/pool/key', '/pool/id')).toEqual({
      pins: [
        { name: '/pool/id', arn: 'arn:id', version: 1, lastModified: '2023-11-14T22:13:20.000Z' },
        { name: '/pool/key', arn: 'arn:key', version: 1, lastModified: '2023-11-14T22:13:20.000Z' },
        { name: '/pool/url', arn: 'arn:url', version: 2, lastModified: '2023-11-14T22:13:20.500Z' },
      ],
      values: new Map([
        ['/pool/url', 'a value'],
        ['/pool/id', 'a value'],
      ]),
      missing: [],
    });
  });

  it('are told apart from those that are missing', async () => {
    expect(await read('/pool/gone', '/pool/id')).toMatchObject({
      pins: [{ name: '/pool/id' }],
      missing: ['/pool/gone'],
    });
  });

  it('are not asked for when nothing is read', async () => {
    store.error = 'AccessDeniedException';
    expect(await read()).toEqual(noParameters);
  });

  it('fails when SSM refuses, and names the permission', async () => {
    store.error = 'AccessDeniedException';
    await expect(read('/pool/id')).rejects.toThrow(
      'SSM parameter "/pool/id": its version cannot be read (AccessDeniedException); expected permission ssm:GetParameter, which the plan needs too',
    );
  });

  it('fails when the answer lacks what tells one version from another', async () => {
    store.parameters.set('/pool/id', { version: 1, lastModified: 1_700_000_000 });
    await expect(read('/pool/id')).rejects.toThrow(
      'SSM parameter "/pool/id": the answer lacks ARN, version or last modified date, so nobody can tell whether it changes before the deployment',
    );
  });
});
