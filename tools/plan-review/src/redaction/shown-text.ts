import type { Scalar, ShownValue } from '../review/model';

/** A value as one line of text, not yet escaped for any format. Strings are quoted, so that a placeholder cannot be forged. */
export function shownText(shown: ShownValue): string {
  switch (shown.kind) {
    case 'value':
      return JSON.stringify(shown.value);
    case 'absent':
      return '(none)';
    case 'unknown':
      return '(known after apply)';
    case 'sensitive':
      return '(sensitive)';
    case 'not-shown':
      return '(not shown)';
  }
}

/** What a list of scalars gained and lost; undefined unless both sides are lists. */
export function listDifference(
  before: ShownValue,
  after: ShownValue,
): { added: Scalar[]; removed: Scalar[] } | undefined {
  const old = listOf(before);
  const now = listOf(after);
  if (old === undefined || now === undefined) {
    return undefined;
  }
  return {
    added: now.filter((element) => !old.includes(element)),
    removed: old.filter((element) => !now.includes(element)),
  };
}

function listOf(shown: ShownValue): readonly Scalar[] | undefined {
  if (shown.kind === 'absent') {
    return [];
  }
  return shown.kind === 'value' && typeof shown.value === 'object' ? shown.value : undefined;
}
