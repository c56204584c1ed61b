/** A stack in the memory of a spec: what it synthesizes to, or the message that it is refused with. */
import { ConstructPropsError } from '@m2m/construct-props';
import { TerraformStack, Testing, Token } from 'cdktf';
import type { IUserPool } from '../user-pool/user-pool-interface';
import { UserPool } from '../user-pool/user-pool';

type Attributes = Record<string, unknown>;
type Blocks = Record<string, Record<string, Attributes>>;

export interface StackJson {
  readonly resource: Blocks;
  readonly data: Blocks;
  readonly output: Record<string, Attributes>;
}

/** Placeholder for a value that only Terraform knows. */
export const later = { toString: () => '${var.later}' };
export const laterText = (): string => Token.asString(later);

export function synthesized(build: (stack: TerraformStack) => void): StackJson {
  const stack = new TerraformStack(Testing.app(), 'stack');
  build(stack);
  stack.prepareStack();
  const json = JSON.parse(JSON.stringify(stack.toTerraform())) as Partial<StackJson>;
  return { resource: {}, data: {}, output: {}, ...json };
}

/** Every block of a type, by its path in the stack; cdktf's own remarks left out. */
export function blocks(found: Blocks, type: string): Record<string, Attributes> {
  const entries = Object.values(found[type] ?? {}).map(({ '//': remark, ...attributes }) => {
    const { path } = (remark as { metadata: { path: string } }).metadata;
    return [path.replace(/^stack\//, ''), attributes] as const;
  });
  return Object.fromEntries(entries);
}

/** The one block of a type. */
export function only(found: Blocks, type: string): Attributes {
  const [first, ...more] = Object.values(blocks(found, type));
  expect(more).toEqual([]);
  return first ?? {};
}

/** The message of the ConstructPropsError, or `accepted`. */
export function refusal(build: (stack: TerraformStack) => void): string {
  try {
    build(new TerraformStack(Testing.app(), 'stack'));
  } catch (error) {
    expect(error).toBeInstanceOf(ConstructPropsError);
    return (error as Error).message;
  }
  return 'accepted';
}

export function poolIn(stack: TerraformStack, id = 'user-pool'): IUserPool {
  return new UserPool(stack, id, {
    userPoolName: id,
    region: 'eu-west-1',
    domain: { prefix: `m2m-${id}` },
    deletionProtection: true,
  });
}
