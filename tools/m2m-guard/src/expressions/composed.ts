/** Text put together from parts, some of which may be known after apply. */
import { Attribute, Composed, Unclear, type Value } from '../documents/value';
import { isTooLong, tooLarge } from './bounds';

const mostParts = 1_000;

export function composed(parts: readonly Value[]): Value {
  const flat: (string | Attribute)[] = [];
  const add = (part: string | Attribute) => {
    const last = flat.at(-1);
    // Neighbouring texts become one, so that equal texts are equal however they were written.
    if (typeof part === 'string' && typeof last === 'string') flat[flat.length - 1] = last + part;
    else if (part !== '') flat.push(part);
  };
  for (const part of parts) {
    if (part instanceof Unclear) return part;
    if (part instanceof Composed) part.parts.forEach(add);
    else if (part instanceof Attribute) add(part);
    else {
      const text = textOf(part);
      if (text === undefined) return new Unclear('it puts something that is no text into a text');
      add(text);
    }
    const last = flat.at(-1);
    if (flat.length > mostParts || (typeof last === 'string' && isTooLong(last))) return tooLarge();
  }
  const [first = ''] = flat;
  return flat.length > 1 ? new Composed(flat) : first;
}

/** As Terraform writes it; undefined for what is no text, and for numbers that this process cannot hold exactly. */
export function textOf(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') return undefined;
  const text = String(value);
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER && !text.includes('e')
    ? text
    : undefined;
}
