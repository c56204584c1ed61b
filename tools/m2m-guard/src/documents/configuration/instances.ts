/** `count` and `for_each`: one block of the configuration as the blocks that Terraform makes of it. */
import { evaluateJson, type Lookup } from '../../expressions';
import { Unclear, isList, isMap, type Value, type ValueMap } from '../value';
import { own, type Json } from './json-blocks';

export interface Instance {
  /** Behind the address: empty, `[0]`, `["key"]`. */
  readonly suffix: string;
  /** Undefined for a block that is neither counted nor for each of something. */
  readonly key?: string | number;
  /** What `each` and `count` stand for in this instance. */
  readonly names: Readonly<Record<string, ValueMap>>;
}

/** How many there are is known before any of them is made: a stack that has too many of them makes none. */
export interface Instances {
  readonly count: number;
  readonly all: () => readonly Instance[];
}

const single: Instances = { count: 1, all: () => [{ suffix: '', names: {} }] };

/** More than any block has; a larger number is a mistake that must not cost this process its memory. */
const mostInstances = 10_000;

/** @returns Unclear when nobody can say how many there are */
export function instancesOf(body: Json, lookup: Lookup): Instances | Unclear {
  const [each, count] = [own(body, 'for_each'), own(body, 'count')];
  if (each !== undefined) return forEach(evaluateJson(each, lookup));
  if (count !== undefined) return counted(evaluateJson(count, lookup));
  return single;
}

function forEach(each: Value): Instances | Unclear {
  if (each instanceof Unclear) return each;
  const entries = isList(each) ? setEntries(each) : isMap(each) ? Object.entries(each) : undefined;
  if (entries === undefined) return notKnown('for_each');
  if (entries.length > mostInstances) return tooMany('for_each');
  return {
    count: entries.length,
    all: () =>
      entries.map(([key, value]) => ({
        suffix: `[${JSON.stringify(key)}]`,
        key,
        names: { each: { key, value } },
      })),
  };
}

/** Undefined when one of them is not known. The same text twice is one of a set. */
function setEntries(items: readonly Value[]): (readonly [string, Value])[] | undefined {
  const keys = items.filter((item) => typeof item === 'string');
  return keys.length === items.length ? [...new Set(keys)].map((key) => [key, key] as const) : undefined;
}

function counted(count: Value): Instances | Unclear {
  if (count instanceof Unclear) return count;
  const number = typeof count === 'string' && /^\d+$/.test(count) ? Number(count) : count;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0) return notKnown('count');
  if (number > mostInstances) return tooMany('count');
  return {
    count: number,
    all: () =>
      Array.from({ length: number }, (_none, index) => ({
        suffix: `[${index}]`,
        key: index,
        names: { count: { index } },
      })),
  };
}

function notKnown(argument: string): Unclear {
  return new Unclear(`its ${argument} is not known before Terraform runs`);
}

function tooMany(argument: string): Unclear {
  return new Unclear(`its ${argument} makes more than ${mostInstances} instances of it`);
}
