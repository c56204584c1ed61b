/** Terraform's mirrors of a value: `true`, `false`, or the shape of the value with `true` at the marked leaves. */
import type { Marks } from './schema';

/** True when the value or any part of it is marked. */
export function anyMarked(marks: Marks): boolean {
  if (typeof marks === 'object' && marks !== null) {
    return Object.values(marks).some(anyMarked);
  }
  return marks === true;
}

/** The marks of one attribute. */
export function marksOf(marks: Marks, name: string): Marks {
  return typeof marks === 'object' && marks !== null ? (marks as Record<string, unknown>)[name] : marks;
}

/** Names of the attributes that a mirror mentions. */
export function markedNames(marks: Marks): string[] {
  return typeof marks === 'object' && marks !== null ? Object.keys(marks) : [];
}
