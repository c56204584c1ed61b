/** What the JSON of one block says before any expression in it is followed. */
import { isObject, labelled, objectsAt, type Json } from './json-blocks';
import type { ConfiguredBlock } from './merge-files';

/** Arguments of Terraform itself, which are no attributes. */
const metaArguments = [
  '//',
  'connection',
  'count',
  'depends_on',
  'dynamic',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
];

export function addressOf({ mode, type, name }: Omit<ConfiguredBlock, 'body'>): string {
  return `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

export function configuredNames(body: Json): string[] {
  return Object.keys(body).filter((name) => !metaArguments.includes(name) && body[name] !== null);
}

/** cdktf writes where a construct stands into the comment of its block. */
export function constructPathOf({ body }: ConfiguredBlock): { constructPath?: string } {
  const path = objectIn(objectIn(body, '//'), 'metadata')['path'];
  return typeof path === 'string' ? { constructPath: path.replace(/\/Resource$/, '') } : {};
}

export function declaredIn(body: Json): Json {
  return objectIn(objectIn(body, '//'), 'm2m');
}

/** An argument of the `lifecycle` of a block. */
export function lifecycleIn(body: Json, argument: string): unknown {
  return objectsAt(body['lifecycle']).find((lifecycle) => lifecycle[argument] !== undefined)?.[argument];
}

export function isDynamic(body: Json, name: string): boolean {
  return labelled(body['dynamic']).some(([label]) => label === name);
}

/** Every string in a part of the JSON. */
export function stringsIn(json: unknown): string[] {
  if (typeof json === 'string') return [json];
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(stringsIn) : [];
}

function objectIn(json: Json, key: string): Json {
  const value = json[key];
  return isObject(value) ? value : {};
}
