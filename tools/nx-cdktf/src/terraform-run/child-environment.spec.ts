import { devNull } from 'node:os';
import { StackError } from '../stack-error';
import { childEnvironment } from './child-environment';

const local = { region: 'us-east-1', endpoint: 'http://127.0.0.1:4566' };
const onAws = { region: 'eu-west-1', endpoint: undefined };
const there = () => true;
const missing = () => false;

describe('the environment of terraform', () => {
  it('asks nothing, phones nobody, and looks at no other state', () => {
    const env = childEnvironment(
      onAws,
      { PATH: '/bin', TF_CLI_ARGS: '-x', TF_CLI_ARGS_plan: '-y', TF_WORKSPACE: 'w', TF_DATA_DIR: '/d' },
      there,
    );
    expect(env).toEqual({
      PATH: '/bin',
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      CHECKPOINT_DISABLE: '1',
      GOGC: '200',
      TF_LOG_SDK: 'OFF',
      TF_LOG_PROVIDER_AWS: 'OFF',
    });
  });

  it.each([
    [{}, 'OFF'],
    [{ TF_LOG: '', TF_LOG_PATH: '/tmp/log' }, 'OFF'],
    [{ TF_LOG: 'debug' }, undefined],
    [{ TF_LOG_PROVIDER: 'trace' }, undefined],
  ])('lets the provider log only for somebody who asks for it: %j', (given, level) => {
    const { TF_LOG_SDK, TF_LOG_PROVIDER_AWS } = childEnvironment(onAws, given, there);
    expect([TF_LOG_SDK, TF_LOG_PROVIDER_AWS]).toEqual([level, level]);
  });

  it('names a CLI configuration only while the file is there', () => {
    const given = { TF_CLI_CONFIG_FILE: '/home/me/.terraformrc' };
    expect(childEnvironment(onAws, given, there)['TF_CLI_CONFIG_FILE']).toBe('/home/me/.terraformrc');
    expect(childEnvironment(onAws, given, missing)['TF_CLI_CONFIG_FILE']).toBeUndefined();
  });

  it('has the credentials of the person on AWS, and no endpoint of another cloud', () => {
    const env = childEnvironment(
      onAws,
      { AWS_PROFILE: 'work', AWS_ENDPOINT_URL: 'http://x', AWS_ENDPOINT_URL_S3: 'http://y' },
      there,
    );
    expect(env).toMatchObject({ AWS_PROFILE: 'work' });
    expect(Object.keys(env).filter((name) => name.startsWith('AWS_ENDPOINT'))).toEqual([]);
  });

  it.each(['nonsense', 'ftp://127.0.0.1', '127.0.0.1:4566'])(
    'fails when AWS_ENDPOINT_URL is %s, and does not repeat it',
    (value) => {
      expect(() => childEnvironment(local, { AWS_ENDPOINT_URL: value }, there)).toThrow(
        new StackError('AWS_ENDPOINT_URL: expected an http URL such as "http://127.0.0.1:4566"', 2),
      );
    },
  );

  it('has no real credential in a throw-away cloud, whatever way it was given', () => {
    const env = childEnvironment(
      local,
      {
        AWS_PROFILE: 'canary',
        AWS_ACCESS_KEY_ID: 'canary',
        AWS_SECRET_ACCESS_KEY: 'canary',
        AWS_SESSION_TOKEN: 'canary',
        AWS_ROLE_ARN: 'canary',
        AWS_WEB_IDENTITY_TOKEN_FILE: 'canary',
        AWS_CONTAINER_CREDENTIALS_FULL_URI: 'canary',
        AWS_CA_BUNDLE: '/etc/ca.pem',
      },
      there,
    );
    expect(JSON.stringify(env)).not.toContain('canary');
    expect(env).toMatchObject({
      AWS_CA_BUNDLE: '/etc/ca.pem',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_REGION: 'us-east-1',
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_EC2_METADATA_DISABLED: 'true',
    });
  });

  it('uses another endpoint than the stage names when AWS_ENDPOINT_URL does', () => {
    const env = childEnvironment(local, { AWS_ENDPOINT_URL: 'http://127.0.0.1:5000/' }, there);
    expect(env['AWS_ENDPOINT_URL']).toBe('http://127.0.0.1:5000');
  });
});
