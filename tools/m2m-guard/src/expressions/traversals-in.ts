/**
 * References in text that is in no grammar, found word by word: also those inside of quoted templates and of `for`, whose own
 * variables are names that nothing in a stack has. Linear in the text, whatever it is.
 */
import type { Step, Traversal } from './expression';

const word = '[\\p{ID_Start}_][\\p{ID_Continue}-]*';
/** A name, an index, a key; behind a splat stands an attribute of every element. */
const step = new RegExp(`\\.(${word})|(?:\\[|\\.)(\\d+)\\]?|\\["([^"$]*)"\\]|\\[\\*\\]|\\.\\*`, 'uy');

export function traversalsIn(text: string): Traversal[] {
  const found: Traversal[] = [];
  const words = new RegExp(word, 'gu');
  for (let match = words.exec(text); match !== null; match = words.exec(text)) {
    const { steps, end } = stepsAt(text, words.lastIndex);
    if (steps.length > 0) found.push({ kind: 'traversal', root: match[0], steps });
    words.lastIndex = end;
  }
  return found;
}

function stepsAt(text: string, start: number): { steps: Step[]; end: number } {
  const steps: Step[] = [];
  let end = start;
  for (;;) {
    step.lastIndex = end;
    const match = step.exec(text);
    if (match === null) return { steps, end };
    end = step.lastIndex;
    const [, name, index, key] = match;
    if (name !== undefined) steps.push(name);
    else if (index !== undefined) steps.push({ index: { kind: 'literal', value: Number(index) } });
    else if (key !== undefined) steps.push({ index: { kind: 'literal', value: key } });
  }
}
