import { Unclear, type Value } from './value';

/** Values by name, each computed when it is first asked for. One that needs itself is not known. */
export function once(compute: (name: string) => Value | undefined): (name: string) => Value | undefined {
  const done = new Map<string, Value | undefined>();
  return (name) => {
    if (done.has(name)) return done.get(name);
    done.set(name, new Unclear('it refers to itself'));
    const value = compute(name);
    done.set(name, value);
    return value;
  };
}
