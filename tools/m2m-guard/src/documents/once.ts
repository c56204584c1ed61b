import { Unclear, type Value } from './value';

/** Values by name, each computed when it is first asked for. One that needs itself is not known. */
export function once<Found extends Value | undefined>(
  compute: (name: string) => Found,
): (name: string) => Found | Unclear {
  const done = new Map<string, Found | Unclear>();
  return (name) => {
    const known = done.get(name);
    if (known !== undefined) return known;
    done.set(name, new Unclear('it refers to itself'));
    const value = compute(name);
    done.set(name, value);
    return value;
  };
}
