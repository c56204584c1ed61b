import { configurationSources } from '../spec-support/configuration-sources';
import { openDocuments } from './open-documents';
import type { Attribute } from './value';
import { Unclear } from './value';

type Json = Readonly<Record<string, unknown>>;

const open = (stacks: Readonly<Record<string, Json>>) => openDocuments(configurationSources(stacks));

const read = (name: string) => ({ data: { aws_ssm_parameter: { p: { name } } } });
const publish = (name: string, more: Json, type = 'String') => ({
  resource: { aws_ssm_parameter: { out: { name, type, ...more } } },
});
const consumer = (value: string) => ({ aws_x: { y: { it: value } } });

function valueIn(stacks: Readonly<Record<string, Json>>, stack = 'api') {
  const document = open(stacks).all.find((one) => one.stack === stack);
  return document?.blocks.find(({ address }) => address === 'aws_x.y')?.attribute('it');
}

const api = { ...read('/auth/id'), resource: consumer('${data.aws_ssm_parameter.p.insecure_value}') };

it('follows a parameter to what the publishing stack makes', () => {
  const auth = publish('/auth/${local.name}', { insecure_value: '${aws_cognito_user_pool.main.id}' });
  const value = valueIn({
    api,
    auth: {
      locals: { name: 'id' },
      resource: { ...auth.resource, aws_cognito_user_pool: { main: {} } },
    },
  }) as Attribute;
  expect([value.block.stack, value.block.address, value.path]).toEqual([
    'auth',
    'aws_cognito_user_pool.main',
    ['id'],
  ]);
});

it('follows one parameter into another, over three stacks', () => {
  const middle = {
    ...read('/first'),
    ...publish('/auth/id', { insecure_value: '${data.aws_ssm_parameter.p.insecure_value}' }),
  };
  expect(valueIn({ api, middle, first: publish('/first', { insecure_value: 'eu-west-1_a' }) })).toBe(
    'eu-west-1_a',
  );
});

it('reads a plain text that is published in value, and never a secret one', () => {
  expect(valueIn({ api, auth: publish('/auth/id', { value: 'plain' }) })).toBe('plain');
  expect(valueIn({ api, auth: publish('/auth/id', { value: 'canary' }, 'SecureString') })).toEqual(
    new Unclear('it is a secret, which this tool does not follow'),
  );
});

it('lets a parameter that nobody publishes stand for itself', () => {
  const value = valueIn({ api }) as Attribute;
  expect([value.block.address, value.path]).toEqual(['data.aws_ssm_parameter.p', ['insecure_value']]);
});

it('is not clear about a parameter that two stacks publish', () => {
  const one = publish('/auth/id', { insecure_value: 'a' });
  expect(valueIn({ api, one, two: one })).toEqual(
    new Unclear('one and two both publish the parameter it reads'),
  );
});

it('is not clear about parameters that are made of each other', () => {
  const reads = (from: string, to: string) => ({
    ...read(from),
    resource: {
      ...publish(to, { insecure_value: '${data.aws_ssm_parameter.p.insecure_value}' }).resource,
      ...consumer('${data.aws_ssm_parameter.p.insecure_value}'),
    },
  });
  expect(valueIn({ api: reads('/a', '/b'), auth: reads('/b', '/a') })).toEqual(
    new Unclear('it refers to itself'),
  );
});

it('is not clear about a parameter whose name is the value of another one', () => {
  const auth = {
    ...read('/auth/id'),
    ...publish('${data.aws_ssm_parameter.p.insecure_value}', { insecure_value: 'x' }),
  };
  const { all } = open({ auth, other: publish('/auth/id', { insecure_value: '/name' }) });
  const publisher = all[0]?.blocks.find(({ mode }) => mode === 'managed');
  expect(all[0]?.blocks.length).toBe(2);
  expect(publisher?.attribute('name')).toBe('/name');
});
