/** One mistake: what it is, how its fixtures show it, and how somebody tries it with the constructs. */
import type { TerraformStack } from 'cdktf';

export interface Mistake {
  readonly number: number;
  /** Id of the guard's rule for it; `<number>-<rule>` is the folder of its fixtures. */
  readonly rule: string;
  readonly title: string;

  /** Where the bad fixture differs from the corrected one, and nowhere else: `<stack>: <address>`. */
  readonly differsIn: string;

  /** A failure of Terraform counts only when its message speaks of the mistake. */
  readonly inTerraformsWords: RegExp;

  readonly attempt: Attempt;
}

/** The same mistake, tried with the constructs in TypeScript, and at run time by somebody without a compiler. */
export interface Attempt {
  /**
   * A `@ts-expect-error` stands above the line that does not compile. Without one the mistake compiles.
   *
   * @param stack that the mistake is built into
   */
  readonly build: (stack: TerraformStack) => void;

  /** The whole message that the constructs throw, or whether the JSON that they synthesize has the mistake in it. */
  readonly outcome: { readonly throws: string } | { readonly hasMistake: (stack: StackJson) => boolean };
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

export interface StackJson {
  readonly resource: Blocks;
  readonly data: Blocks;
}

/** `01-mixed-flows`. */
export function folderOf({ number, rule }: Mistake): string {
  return `${number.toString().padStart(2, '0')}-${rule}`;
}

/** Every block of a type. */
export function blocksOf(blocks: Blocks, type: string): readonly Readonly<Record<string, unknown>>[] {
  return Object.values(blocks[type] ?? {});
}
