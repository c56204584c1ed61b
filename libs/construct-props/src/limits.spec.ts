import { App, TerraformStack, Token } from 'cdktf';
import { ConstructPropsError } from './construct-props-error';
import { checkCount, checkNumber, checkText } from './limits';

const construct = new TerraformStack(new App({ skipValidation: true }), 'echo-api');
const reference = { toString: () => '${aws_x.y.id}' };
const colour = {
  minLength: 1,
  maxLength: 5,
  character: /[a-z-]/,
  pattern: /^[^-].*$/,
  allowed: '1-5 letters',
};

const message = (check: () => void): string => {
  try {
    check();
  } catch (error) {
    expect(error).toBeInstanceOf(ConstructPropsError);
    return (error as Error).message;
  }
  return 'accepted';
};

describe('checkText', () => {
  it.each([
    ['red', 'accepted'],
    ['', 'echo-api: colour "" is empty; allowed are 1-5 letters'],
    ['orange', 'echo-api: colour "orange" has 6 characters; allowed are 1-5 letters'],
    ['r d', 'echo-api: colour "r d" contains a space; allowed are 1-5 letters'],
    ['r\nd', 'echo-api: colour "r\\nd" contains "\\n"; allowed are 1-5 letters'],
    ['réd', 'echo-api: colour "réd" contains "é"; allowed are 1-5 letters'],
    ['-red', 'echo-api: colour "-red" has another form; allowed are 1-5 letters'],
    [undefined, 'echo-api: colour undefined is no text; allowed are 1-5 letters'],
    [{}, 'echo-api: colour {} is no text; allowed are 1-5 letters'],
  ])('judges %j', (value, expected) => {
    expect(
      message(() => {
        checkText(construct, 'colour', value as string, colour);
      }),
    ).toBe(expected);
  });

  it('leaves unresolved tokens alone', () => {
    expect(
      message(() => {
        checkText(construct, 'colour', Token.asString(reference), colour);
      }),
    ).toBe('accepted');
  });
});

describe('checkNumber', () => {
  it.each([
    [5, 'accepted'],
    [10, 'accepted'],
    [4, 'echo-api: timeout 4 is too small; allowed are 5-10 seconds'],
    [11, 'echo-api: timeout 11 is too large; allowed are 5-10 seconds'],
    [5.5, 'echo-api: timeout 5.5 is no whole number; allowed are 5-10 seconds'],
    [NaN, 'echo-api: timeout NaN is no whole number; allowed are 5-10 seconds'],
    ['5', 'echo-api: timeout "5" is no whole number; allowed are 5-10 seconds'],
  ])('judges %j', (value, expected) => {
    const limits = { min: 5, max: 10, unit: 'seconds' };
    expect(
      message(() => {
        checkNumber(construct, 'timeout', value as number, limits);
      }),
    ).toBe(expected);
  });

  it('leaves unresolved tokens alone', () => {
    const check = () => {
      checkNumber(construct, 'timeout', Token.asNumber(reference), { min: 1, max: 2, unit: 's' });
    };
    expect(message(check)).toBe('accepted');
  });
});

describe('checkCount', () => {
  it.each([
    [['a'], 'accepted'],
    [[], 'echo-api: scopes has 0 entries; allowed are 1-2'],
    [['a', 'b', 'c'], 'echo-api: scopes has 3 entries; allowed are 1-2'],
    [undefined, 'echo-api: scopes undefined is no list; allowed are 1-2'],
    ['read', 'echo-api: scopes "read" is no list; allowed are 1-2'],
  ])('judges %j', (value, expected) => {
    const check = () => {
      checkCount(construct, 'scopes', value as string[], { min: 1, max: 2 });
    };
    expect(message(check)).toBe(expected);
  });

  it('leaves unresolved tokens alone', () => {
    const check = () => {
      checkCount(construct, 'scopes', Token.asList(reference), { min: 5, max: 6 });
    };
    expect(message(check)).toBe('accepted');
  });
});
