/** `count` and `for_each`: one block of the configuration as the blocks that Terraform makes of it. */
import { evaluateJson, type Lookup } from '../../expressions';
import { Unclear, isList, isMap, type Value, type ValueMap } from '../value';
import type { Json } from './json-blocks';

export interface Instance {
  /** Behind the address: empty, `[0]`, `["key"]`. */
  readonly suffix: string;
  readonly key?: string | number;
  /** What `each` and `count` stand for in this instance. */
  readonly names: Readonly<Record<string, ValueMap>>;
}

/** @returns Unclear when nobody can say how many there are */
export function instancesOf(body: Json, lookup: Lookup): readonly Instance[] | Unclear {
  if (body['for_each'] !== undefined) return forEach(evaluateJson(body['for_each'], lookup));
  if (body['count'] !== undefined) return counted(evaluateJson(body['count'], lookup));
  return [{ suffix: '', names: {} }];
}

function forEach(each: Value): readonly Instance[] | Unclear {
  const entries = isList(each)
    ? each.map((item) => [item, item] as const)
    : isMap(each)
      ? Object.entries(each)
      : undefined;
  if (entries === undefined) return each instanceof Unclear ? each : notKnown('for_each');
  const instances = entries.flatMap(([key, value]) =>
    typeof key === 'string'
      ? [{ suffix: `[${JSON.stringify(key)}]`, key, names: { each: { key, value } } }]
      : [],
  );
  return instances.length === entries.length ? instances : notKnown('for_each');
}

/** More than any stack has; a larger number is a mistake that must not cost this process its memory. */
const mostInstances = 10_000;

function counted(count: Value): readonly Instance[] | Unclear {
  if (count instanceof Unclear) return count;
  const number = typeof count === 'string' ? Number(count) : count;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > mostInstances) {
    return notKnown('count');
  }
  return Array.from({ length: number }, (_none, index) => ({
    suffix: `[${index}]`,
    key: index,
    names: { count: { index } },
  }));
}

function notKnown(argument: string): Unclear {
  return new Unclear(`its ${argument} is not known before Terraform runs`);
}
