/** What the JSON of one block says before any expression in it is followed. */
import { isObject, labelled, objectsAt, own, type Json } from './json-blocks';
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

export function configuredNames(body: Json): string[] {
  const names = Object.keys(body).filter((name) => !metaArguments.includes(name) && body[name] !== null);
  return [...new Set([...names, ...labelled(own(body, 'dynamic')).map(([label]) => label)])];
}

/** cdktf writes where a construct stands into the comment of its block. */
export function constructPathOf({ body }: ConfiguredBlock): { constructPath?: string } {
  const path = objectIn(objectIn(body, '//'), 'metadata')['path'];
  return typeof path === 'string' ? { constructPath: path.replace(/\/Resource$/, '') } : {};
}

export function declaredIn(body: Json): Json {
  return objectIn(objectIn(body, '//'), 'm2m');
}

/** What makes the nested blocks of a name, where a dynamic block does. */
export function dynamicPart(body: Json, name: string): readonly unknown[] {
  return labelled(own(body, 'dynamic')).flatMap(([label, content]) => (label === name ? [content] : []));
}

/** An argument of the `lifecycle` of a block. */
export function lifecycleIn(body: Json, argument: string): unknown {
  return objectsAt(own(body, 'lifecycle'))
    .map((lifecycle) => own(lifecycle, argument))
    .find((value) => value !== undefined);
}

/** Every string in a part of the JSON. */
export function stringsIn(json: unknown): string[] {
  const strings: string[] = [];
  collectStrings(json, strings);
  return strings;
}

function collectStrings(json: unknown, strings: string[]): void {
  if (typeof json === 'string') strings.push(json);
  else if (typeof json === 'object' && json !== null) {
    for (const value of Object.values(json)) collectStrings(value, strings);
  }
}

/** Arguments that hold bare references: "aws_x.y", by some written as "${aws_x.y}". */
export function bareReferencesIn(json: unknown): string[] {
  return stringsIn(json).map((text) => (text.includes('${') ? text : `\${${text}}`));
}

function objectIn(json: Json, key: string): Json {
  const value = own(json, key);
  return isObject(value) ? value : {};
}
