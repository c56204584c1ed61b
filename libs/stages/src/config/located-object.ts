import { mismatch, ConfigurationError } from './configuration-error';

/** What a string has to look like, and the words for it: "expected <expected>". */
export interface StringRule {
  readonly expected: string;
  readonly pattern: RegExp;
}

/**
 * A JSON object that knows where it stands in which file, so that every wrong member is reported with its full key.
 * A key that nobody asks for is a typing mistake more often than not, hence the list of keys is closed.
 */
export class LocatedObject {
  private constructor(
    readonly where: string,
    private readonly members: Readonly<Record<string, unknown>>,
  ) {}

  /**
   * @param where file and key, such as `cdktf.json: context.stages`
   * @param keys the keys that are allowed; `'any'` where the file's author chooses them
   * @throws ConfigurationError when the value is no object, or has a key that is not allowed
   */
  static at(where: string, value: unknown, keys: readonly string[] | 'any'): LocatedObject {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw mismatch(where, 'an object', value);
    }
    const unknownKey = keys === 'any' ? undefined : Object.keys(value).find((key) => !keys.includes(key));
    if (unknownKey !== undefined && keys !== 'any') {
      throw new ConfigurationError(
        `${where}: there is no setting "${unknownKey}"; allowed are ${[...keys].sort().join(', ')}`,
      );
    }
    return new LocatedObject(where, value as Record<string, unknown>);
  }

  keys(): string[] {
    return Object.keys(this.members);
  }

  has(key: string): boolean {
    return Object.hasOwn(this.members, key);
  }

  /** File and key of a member, there or not. */
  whereIs(key: string): string {
    return `${this.where}.${key}`;
  }

  /** The member as it stands; `undefined` when it is not there. */
  member(key: string): unknown {
    return this.has(key) ? this.members[key] : undefined;
  }

  boolean(key: string): boolean {
    const value = this.member(key);
    if (typeof value !== 'boolean') {
      throw mismatch(this.whereIs(key), 'true or false', value);
    }
    return value;
  }

  string(key: string, { expected, pattern }: StringRule): string {
    const value = this.member(key);
    if (typeof value !== 'string' || !pattern.test(value)) {
      throw mismatch(this.whereIs(key), expected, value);
    }
    return value;
  }

  optionalString(key: string, rule: StringRule): string | undefined {
    return this.has(key) ? this.string(key, rule) : undefined;
  }

  object(key: string, keys: readonly string[] | 'any'): LocatedObject {
    return LocatedObject.at(this.whereIs(key), this.member(key), keys);
  }

  optionalObject(key: string, keys: readonly string[] | 'any'): LocatedObject | undefined {
    return this.has(key) ? this.object(key, keys) : undefined;
  }
}
