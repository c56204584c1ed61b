import { parseCdktfJson } from './cdktf-json';
import { ConfigurationError } from './configuration-error';
import { selectStage } from './stages';

type Json = Record<string, unknown>;

const dev = {
  region: 'eu-west-1',
  domainPrefix: 'm2m-dev',
  deletionProtection: false,
  apiGatewayAccount: true,
};

const read = (stages: Json, defaultStage: unknown = 'dev') =>
  parseCdktfJson(JSON.stringify({ app: 'node main.cjs', context: { defaultStage, stages } }));

/** The message of the error that a `dev` stage with these settings is refused with. */
function refusal(settings: Json): string {
  try {
    read({ dev: { ...dev, ...settings } });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as Error).message;
  }
  throw new Error('the settings were accepted');
}

describe('stages of cdktf.json', () => {
  it('are read with everything that a stage may leave out', () => {
    expect(read({ dev }).all).toEqual([
      {
        name: 'dev',
        ...dev,
        endpoint: undefined,
        state: undefined,
        accountId: undefined,
        github: undefined,
        tags: {},
      },
    ]);
  });

  it('are read with everything that a stage may say', () => {
    const stage = {
      region: 'us-east-1',
      customDomain: {
        domainName: 'auth.example.com',
        certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
      },
      endpoint: 'http://127.0.0.1:4566',
      state: { bucket: 'terraform-state' },
      accountId: '111122223333',
      deletionProtection: true,
      apiGatewayAccount: false,
      github: {
        repository: 'acme/orders',
        branch: 'release/1',
        environment: 'production',
        oidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
      },
      tags: { team: 'payments', empty: '' },
    };
    expect(read({ dev: stage }).all).toEqual([
      { name: 'dev', ...stage, state: { bucket: 'terraform-state', region: 'us-east-1' } },
    ]);
  });

  it('keep the region of a state bucket that lies elsewhere', () => {
    const [stage] = read({ dev: { ...dev, state: { bucket: 'states', region: 'us-east-2' } } }).all;
    expect(stage?.state).toEqual({ bucket: 'states', region: 'us-east-2' });
  });

  it('carry the context as main.ts has to find it', () => {
    const context = { defaultStage: 'dev', stages: { dev } };
    expect(JSON.parse(parseCdktfJson(JSON.stringify({ context })).contextJson)).toEqual(context);
  });

  it('are selected by name, and the default stage without one', () => {
    const stages = read({ dev, prod: { ...dev, domainPrefix: 'm2m-prod', apiGatewayAccount: false } });
    expect(selectStage(stages, 'prod').name).toBe('prod');
    expect(selectStage(stages).name).toBe('dev');
  });

  it('may all own the CloudWatch role when accounts, regions or endpoints differ', () => {
    const stages = read({
      dev: { ...dev, accountId: '111122223333' },
      prod: { ...dev, domainPrefix: 'm2m-prod', accountId: '444455556666' },
      us: { ...dev, region: 'us-east-1' },
      local: { ...dev, endpoint: 'http://127.0.0.1:4566' },
    });
    expect(stages.all.map(({ name }) => name)).toEqual(['dev', 'prod', 'us', 'local']);
  });
});

describe('a stage is refused with one error that names file and key', () => {
  const here = 'cdktf.json: context.stages.dev';
  it.each<[string, Json, string]>([
    [
      'a region of the wrong type',
      { region: 7 },
      `${here}.region: expected an AWS region such as "eu-west-1"; received 7`,
    ],
    [
      'a region that is none',
      { region: 'europe' },
      `${here}.region: expected an AWS region such as "eu-west-1"; received "europe"`,
    ],
    [
      'a region with other domains',
      { region: 'cn-north-1' },
      `${here}.region: expected an AWS region such as "eu-west-1"; received "cn-north-1"`,
    ],
    [
      'no region',
      { region: undefined },
      `${here}.region: expected an AWS region such as "eu-west-1", but the key is missing`,
    ],
    [
      'an unknown key',
      { regoin: 'eu-west-1' },
      `${here}: there is no setting "regoin"; allowed are accountId, apiGatewayAccount, budget, customDomain, deletionProtection, domainPrefix, endpoint, github, region, state, tags`,
    ],
    [
      'no domain',
      { domainPrefix: undefined },
      `${here}: expected exactly one of domainPrefix and customDomain; received neither`,
    ],
    [
      'two domains',
      { customDomain: {} },
      `${here}: expected exactly one of domainPrefix and customDomain; received both`,
    ],
    [
      'an empty prefix',
      { domainPrefix: '' },
      `${here}.domainPrefix: expected a string that is not empty; received ""`,
    ],
    [
      'half a custom domain',
      { domainPrefix: undefined, customDomain: { domainName: 'a.example' } },
      `${here}.customDomain.certificateArn: expected a string that is not empty, but the key is missing`,
    ],
    [
      'a boolean in quotes',
      { deletionProtection: 'true' },
      `${here}.deletionProtection: expected true or false; received "true"`,
    ],
    [
      'no owner of the role',
      { apiGatewayAccount: undefined },
      `${here}.apiGatewayAccount: expected true or false, but the key is missing`,
    ],
    [
      'an account id as a number',
      { accountId: 111122223333 },
      `${here}.accountId: expected an AWS account id: 12 digits in quotes; received 111122223333`,
    ],
    [
      'an endpoint without scheme',
      { endpoint: '127.0.0.1:4566' },
      `${here}.endpoint: expected an http URL such as "http://127.0.0.1:4566"; received "127.0.0.1:4566"`,
    ],
    [
      'an endpoint with a path',
      { endpoint: 'http://127.0.0.1/aws' },
      `${here}.endpoint: expected an http URL such as "http://127.0.0.1:4566"; received "http://127.0.0.1/aws"`,
    ],
    [
      'an endpoint of the wrong type',
      { endpoint: false },
      `${here}.endpoint: expected an http URL; received false`,
    ],
    [
      'an endpoint with a password, which it does not repeat',
      { endpoint: 'http://me:canary@127.0.0.1' },
      `${here}.endpoint: expected an http URL without credentials; received one with a user name`,
    ],
    ['state that is no object', { state: 'bucket' }, `${here}.state: expected an object; received "bucket"`],
    [
      'a bucket that is none',
      { state: { bucket: 'My_Bucket' } },
      `${here}.state.bucket: expected the name of an S3 bucket: 3-63 lower-case letters, digits, dots and hyphens; received "My_Bucket"`,
    ],
    [
      'a tag that is no string',
      { tags: { team: 7 } },
      `${here}.tags.team: expected a tag value: a string of 0-256 characters; received 7`,
    ],
    [
      'a reserved tag',
      { tags: { 'aws:x': '' } },
      `${here}.tags: expected tag keys of 1-128 characters that do not start with "aws:"; received "aws:x"`,
    ],
    ['a list of tags', { tags: ['a'] }, `${here}.tags: expected an object; received ["a"]`],
  ])('fails when there is %s', (_name, settings, message) => {
    expect(refusal(settings)).toBe(message);
  });

  it('and a long value is cut', () => {
    expect(refusal({ region: 'x'.repeat(200) })).toBe(
      `${here}.region: expected an AWS region such as "eu-west-1"; received "${'x'.repeat(79)}...`,
    );
  });
});

describe('the set of stages', () => {
  it.each(['Dev', '9', '-', 'a-', 'a_b', 'x'.repeat(21), '__proto__', 'a b'])(
    'refuses the stage name %j',
    (name) => {
      const text = `{"context": {"defaultStage": "dev", "stages": {${JSON.stringify(name)}: {}}}}`;
      expect(() => parseCdktfJson(text)).toThrow(
        new ConfigurationError(
          `cdktf.json: context.stages: expected stage names of 1-20 lower-case letters, digits and hyphens, with a letter first and no hyphen last; received ${JSON.stringify(name)}`,
        ),
      );
    },
  );

  it.each([
    ['qa', '; received "qa"'],
    [7, '; received 7'],
    [undefined, ', but the key is missing'],
  ])('fails when the default stage is %j', (name, received) => {
    const context = { defaultStage: name, stages: { dev, us: { ...dev, region: 'us-east-1' } } };
    expect(() => parseCdktfJson(JSON.stringify({ context }))).toThrow(
      new ConfigurationError(
        `cdktf.json: context.defaultStage: expected the name of a stage (dev, us)${received}`,
      ),
    );
  });

  it.each(['prdo', 'constructor', ''])(
    'fails when the stage %j is selected, which nobody declared',
    (name) => {
      expect(() => selectStage(read({ dev }), name)).toThrow(
        new ConfigurationError(
          `cdktf.json: context.stages: expected one of the declared stages (dev); received ${JSON.stringify(name)}`,
        ),
      );
    },
  );

  it('fails when there is no stage', () => {
    expect(() => read({})).toThrow(
      new ConfigurationError('cdktf.json: context.stages: expected at least one stage; received none'),
    );
  });

  it.each([
    ['no account id', {}, {}],
    ['one account id', { accountId: '111122223333' }, {}],
    ['equal account ids', { accountId: '111122223333' }, { accountId: '111122223333' }],
  ])('refuses two owners of one CloudWatch role, with %s', (_name, one, other) => {
    expect(() => read({ dev: { ...dev, ...one }, qa: { ...dev, domainPrefix: 'm2m-qa', ...other } })).toThrow(
      new ConfigurationError(
        'cdktf.json: context.stages.qa.apiGatewayAccount: stage "dev" may own the CloudWatch role of the same account in eu-west-1 already; set it to false, or give both stages their accountId',
      ),
    );
  });

  it('refuses two stages with one domain prefix in one region', () => {
    expect(() => read({ dev, qa: { ...dev, apiGatewayAccount: false } })).toThrow(
      new ConfigurationError(
        'cdktf.json: context.stages.qa: stage "dev" has the user pool domain "m2m-dev" already; every stage needs its own',
      ),
    );
  });

  it('refuses two stages with one custom domain, in whatever regions', () => {
    const stage = {
      ...dev,
      domainPrefix: undefined,
      customDomain: { domainName: 'auth.example.com', certificateArn: 'arn' },
    };
    expect(() => read({ dev: stage, qa: { ...stage, region: 'us-east-1' } })).toThrow(
      new ConfigurationError(
        'cdktf.json: context.stages.qa: stage "dev" has the user pool domain "auth.example.com" already; every stage needs its own',
      ),
    );
  });
});

describe('the file', () => {
  const message = (text: string) => {
    try {
      return parseCdktfJson(text, 'team/cdktf.json') && 'accepted';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each([
    ['{\n  "context": {\n    "defaultStage": "dev",\n  }\n}', '4:3'],
    ['{ "context": }', '1:14'],
    ['', '1:1'],
    ['{"a": 1', '1:8'],
    ['{"a": "x\ny"}', '1:7'],
    ['{"a" 1}', '1:6'],
    ['{a: 1}', '1:2'],
    ['[1 2]', '1:4'],
    ['{"a": 01}', '1:8'],
    ['{} {}', '1:4'],
    ["{'a': 1}", '1:2'],
  ])('fails when it is not JSON: %j', (text, place) => {
    expect(message(text)).toBe(
      `team/cdktf.json:${place}: this is not JSON any more from here on; check commas, quotes and braces`,
    );
  });

  it.each([
    ['null', 'team/cdktf.json: expected an object; received null'],
    ['{}', 'team/cdktf.json: context: expected an object, but the key is missing'],
    ['{"context": []}', 'team/cdktf.json: context: expected an object; received []'],
    [
      '{"context": {"defaultStage": "dev"}}',
      'team/cdktf.json: context.stages: expected an object, but the key is missing',
    ],
    [
      '{"context": {"stage": {}}}',
      'team/cdktf.json: context: there is no setting "stage"; allowed are allowSepCharsInLogicalIds, defaultStage, excludeStackIdFromLogicalIds, stages',
    ],
    [
      '{"context": {"defaultStage": "dev", "stages": {"dev": null}}}',
      'team/cdktf.json: context.stages.dev: expected an object; received null',
    ],
  ])('fails when it lacks what it must hold: %s', (text, expected) => {
    expect(message(text)).toBe(expected);
  });
});
