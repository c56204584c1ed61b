import { adaptToCli } from './cli-stack';

const place = {
  workingFolder: '/w/apps/auth-stack/cdktf.out/dev/stacks/auth-stack',
  cliFolder: '/w/cdktf.out/stacks/auth-stack',
  hasEndpoint: false,
};
const adapt = (backend: object, hasEndpoint = false): unknown =>
  (
    JSON.parse(
      adaptToCli(JSON.stringify({ resource: {}, terraform: { backend } }), { ...place, hasEndpoint }),
    ) as {
      terraform: { backend: unknown };
    }
  ).terraform.backend;

describe('the JSON of a stack for cdktf-cli', () => {
  it('names the same local state file from its other folder', () => {
    expect(adapt({ local: { path: '../../../../.state/dev.tfstate' } })).toEqual({
      local: { path: '../../../apps/auth-stack/.state/dev.tfstate' },
    });
  });

  it('leaves a bucket on AWS as it is', () => {
    expect(adapt({ s3: { bucket: 'b', use_lockfile: true } })).toEqual({
      s3: { bucket: 'b', use_lockfile: true },
    });
  });

  it('asks for a bucket by path where the stage has an endpoint of its own', () => {
    expect(adapt({ s3: { bucket: 'b' } }, true)).toEqual({ s3: { bucket: 'b', use_path_style: true } });
  });

  it('keeps everything else', () => {
    const text = JSON.stringify({
      resource: { a: 1 },
      terraform: { required_providers: { aws: {} }, backend: {} },
    });
    expect(JSON.parse(adaptToCli(text, place))).toEqual(JSON.parse(text));
  });
});
