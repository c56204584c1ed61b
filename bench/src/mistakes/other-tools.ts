/** What other tools do about the first twelve mistakes: counted by reading their code, not run here. */

/**
 * `half`: under some circumstances only. `yes or half`: it depends on how one counts. `none`: the tool has nothing to do
 * with it.
 */
export type Counted = 'yes' | 'no' | 'half' | 'yes or half' | 'none';

interface Tool {
  readonly name: string;
  /** Mistakes 1 to 12. */
  readonly stops: readonly Counted[];
}

const counted = (name: string, letters: string): Tool => {
  const meanings: Readonly<Record<string, Counted>> = {
    Y: 'yes',
    N: 'no',
    h: 'half',
    y: 'yes or half',
    '-': 'none',
  };
  return { name, stops: [...letters].map((letter) => meanings[letter] ?? 'none') };
};

export const otherTools: readonly Tool[] = [
  counted('AWS CDK L2', 'YNYNNNNNhNYy'),
  counted('aws-solutions-constructs', 'YNYNNNNh--YY'),
  counted('lgallard module', 'NNhNN---hNY-'),
  counted('AWS SAM', 'NNNNNNYYNNNY'),
];

const worth: Readonly<Record<Counted, number>> = { yes: 1, 'yes or half': 1, half: 0.5, no: 0, none: 0 };

/** A half counts as a half; what depends on the counting counts in favour of the tool. */
export function countOf({ stops }: Tool): number {
  return stops.reduce((sum, stop) => sum + worth[stop], 0);
}
