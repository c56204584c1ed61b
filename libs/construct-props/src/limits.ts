/**
 * The checks that constructs make of their props, in the words of AWS's own limits.
 *
 * A value that Terraform only knows later (an unresolved token) passes every check: what it looks like now is a
 * placeholder of cdktf, and judging that would refuse what is right.
 */
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { ConstructPropsError } from './construct-props-error';

export interface TextLimits {
  readonly minLength: number;
  readonly maxLength: number;
  /** Matches one allowed character. */
  readonly character: RegExp;
  /** Matches the whole, where a character's place matters too. */
  readonly pattern?: RegExp;
  /** What is allowed, in words: "allowed are <allowed>". */
  readonly allowed: string;
}

export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  /** In the plural: seconds, MB. */
  readonly unit: string;
}

/** @throws ConstructPropsError when a text is too short, too long, or holds a character that AWS refuses */
export function checkText(construct: IConstruct, prop: string, value: string, limits: TextLimits): void {
  const offence = Token.isUnresolved(value) ? undefined : textOffence(value, limits);
  if (offence !== undefined) {
    throw new ConstructPropsError(
      construct,
      `${prop} ${quote(value)} ${offence}; allowed are ${limits.allowed}`,
    );
  }
}

/** @throws ConstructPropsError when a number is not whole or out of its range */
export function checkNumber(construct: IConstruct, prop: string, value: number, limits: NumberLimits): void {
  const { min, max, unit } = limits;
  if (!Token.isUnresolved(value) && !(Number.isInteger(value) && value >= min && value <= max)) {
    const offence = !Number.isInteger(value)
      ? 'is no whole number'
      : value < min
        ? 'is too small'
        : 'is too large';
    throw new ConstructPropsError(
      construct,
      `${prop} ${quote(value)} ${offence}; allowed are ${min.toString()}-${max.toString()} ${unit}`,
    );
  }
}

/** @throws ConstructPropsError when a list has too few or too many entries, or is no list */
export function checkCount(
  construct: IConstruct,
  prop: string,
  list: readonly unknown[],
  { min, max }: { readonly min: number; readonly max: number },
): void {
  if (Token.isUnresolved(list)) {
    return;
  }
  if (!Array.isArray(list) || list.length < min || list.length > max) {
    const received = Array.isArray(list)
      ? `has ${list.length.toString()} entries`
      : `${quote(list)} is no list`;
    throw new ConstructPropsError(
      construct,
      `${prop} ${received}; allowed are ${min.toString()}-${max.toString()}`,
    );
  }
}

/** A received value as a message shows it. */
export function quote(value: unknown): string {
  return typeof value === 'number' || value === undefined ? String(value) : JSON.stringify(value);
}

function textOffence(value: unknown, limits: TextLimits): string | undefined {
  const { minLength, maxLength, character, pattern } = limits;
  if (typeof value !== 'string') {
    return 'is no text';
  }
  if (value.length < minLength || value.length > maxLength) {
    return value === '' ? 'is empty' : `has ${value.length.toString()} characters`;
  }
  const intruder = [...value].find((one) => !character.test(one));
  if (intruder !== undefined) {
    return intruder === ' ' ? 'contains a space' : `contains ${JSON.stringify(intruder)}`;
  }
  return pattern === undefined || pattern.test(value) ? undefined : 'has another form';
}
