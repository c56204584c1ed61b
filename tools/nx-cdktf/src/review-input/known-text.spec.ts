import { canBecome, openReferences } from './known-text';

const resources = {
  aws_cognito_user_pool: { pool: { name: 'pool' } },
  aws_cognito_user_pool_domain: {
    domain: { domain: 'm2m-dev', user_pool_id: '${aws_cognito_user_pool.pool.id}' },
    named: { domain: '${aws_cognito_user_pool.pool.name}-domain' },
    circular: { domain: '${aws_cognito_user_pool_domain.circular.domain}' },
  },
};

describe('what the code tells of a text', () => {
  it.each([
    ['a literal', 'fixed', 'fixed', 'other'],
    ['characters that mean something in patterns', 'a.b$(c)', 'a.b$(c)', 'aXb$(c)'],
    ['an interpolation that is none', '$${it.is.text}', '${it.is.text}', '$${it.is.text}'],
    ['a text within a text', '${"${aws_cognito_user_pool.pool.name}"}-1', 'pool-1', 'it-1'],
    [
      'what stands in the code',
      'https://${aws_cognito_user_pool_domain.domain.domain}.auth',
      'https://m2m-dev.auth',
      'https://m2m-prod.auth',
    ],
    [
      'what stands in the code of something else',
      '${aws_cognito_user_pool_domain.named.domain}',
      'pool-domain',
      'domain',
    ],
    [
      'what stands around a value that AWS makes up',
      'https://eu/${aws_cognito_user_pool.pool.id}',
      'https://eu/eu_1\n',
      'https://us/us_1',
    ],
  ])('is %s', (_, expression, possible, impossible) => {
    expect(canBecome(expression, possible, resources)).toBe(true);
    expect(canBecome(expression, impossible, resources)).toBe(false);
  });

  it.each([
    ['a', false],
    ['a-', false],
    ['ab-c', true],
    ['a1b2-c', true],
    ['a1b2-c3', false],
    ['a1-c', false],
    ['a-bc', false],
    ['ab-b-c', true],
  ])('leaves gaps of any length, in order: %j', (text, possible) => {
    const id = '${aws_cognito_user_pool.pool.id}';
    expect(canBecome(`a${id}b${id}-c`, text, resources)).toBe(possible);
  });

  it('is compared in time that does not explode with the number of gaps', () => {
    const gaps = 'a${aws_cognito_user_pool.pool.id}'.repeat(40);
    expect(canBecome(`${gaps}b`, 'a'.repeat(4096), resources)).toBe(false);
  });

  it.each([
    '${aws_cognito_user_pool.pool.id}',
    '${aws_cognito_user_pool_domain.domain.user_pool_id}',
    '${aws_cognito_user_pool.elsewhere.name}',
    '${upper(aws_cognito_user_pool.pool.name)}',
    '${data.aws_cognito_user_pool.pool.name}',
    '${local.name}',
    '%{ if true }fixed%{ endif }',
    '${aws_cognito_user_pool_domain.circular.domain}',
    '${unfinished',
  ])('is nothing for %s', (expression) => {
    expect(canBecome(expression, 'anything', resources)).toBe(true);
  });

  it('names the values that it depends on and that AWS makes up', () => {
    const expression =
      '${aws_cognito_user_pool_domain.domain.user_pool_id}/${aws_cognito_user_pool_domain.domain.domain}';
    expect(openReferences(expression, resources)).toEqual([
      { type: 'aws_cognito_user_pool', name: 'pool', attribute: 'id' },
    ]);
    expect(openReferences('${upper(aws_cognito_user_pool.pool.id)}', resources)).toEqual([]);
  });
});
