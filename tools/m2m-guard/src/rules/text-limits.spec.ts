import { nameLimits, textOffence } from './text-limits';

const limits = { ...nameLimits(5), pattern: /^[^-].*$/ };
const allowed = 'allowed are 1-5 letters, digits, white space and _+=,.@-';

it.each([
  ['red', undefined],
  ['r e\td', undefined],
  ['', `"" is empty; ${allowed}`],
  ['orange', `"orange" has 6 characters; ${allowed}`],
  ['r/d', `"r/d" contains "/"; ${allowed}`],
  ['réd', `"réd" contains "é"; ${allowed}`],
  ['r\u00a0d', `"r\u00a0d" contains "\u00a0"; ${allowed}`],
  ['-red', `"-red" has another form; ${allowed}`],
])('judges %j', (text, offence) => {
  expect(textOffence(text, limits)).toBe(offence);
});

it('counts characters, not the units that JavaScript stores them in', () => {
  const anything = { maxLength: 2, character: /[^]/, allowed: '1-2 characters' };
  expect(textOffence('😀😀', anything)).toBeUndefined();
});

it('shows the beginning of a text that is very long', () => {
  expect(textOffence('x'.repeat(1000), limits)).toBe(
    `"${'x'.repeat(77)}..." has 1000 characters; ${allowed}`,
  );
});
