/** API Gateway's PATCH: JSON-patch-like operations on one document, values always text. */
import { AwsError } from '../aws-call';
import type { PatchOperation } from '../rest-call';

export type Document = Readonly<Record<string, unknown>>;

/** Members that are lists; their operations name the value to add or to remove. */
const lists: readonly string[] = ['authorizationScopes', 'cacheKeyParameters', 'providerARNs'];
const numbers: readonly string[] = ['timeoutInMillis', 'authorizerResultTtlInSeconds'];
const booleans: readonly string[] = ['apiKeyRequired'];

/**
 * The document after the operations. Pure.
 *
 * @param mapValue turns the text of a map's value into what the map holds
 * @throws AwsError for an operation that is neither add, replace nor remove
 */
export function patched(
  document: Document,
  operations: readonly PatchOperation[],
  mapValue: (text: string) => unknown = (text) => text,
): Document {
  return operations.reduce((before, operation) => applied(before, operation, mapValue), document);
}

function applied(
  document: Document,
  { op, path, value }: PatchOperation,
  mapValue: (text: string) => unknown,
): Document {
  if (op !== 'add' && op !== 'replace' && op !== 'remove') {
    throw new AwsError(
      'BadRequestException',
      `Invalid patch operation specified. Must be one of: [add, remove, replace]`,
    );
  }
  const [member = '', key] = path.split('/').slice(1).map(unescaped);
  if (lists.includes(member)) {
    const item = key ?? value;
    const others = listIn(document[member]).filter((other) => other !== item);
    return { ...document, [member]: op === 'remove' ? others : [...others, item] };
  }
  if (key !== undefined) {
    const map = { ...(document[member] as Document | null | undefined) };
    return {
      ...document,
      [member]: op === 'remove' ? without(map, key) : { ...map, [key]: mapValue(value) },
    };
  }
  return op === 'remove' ? without(document, member) : { ...document, [member]: typed(member, value) };
}

function typed(member: string, value: string): unknown {
  if (booleans.includes(member)) {
    return value === 'true';
  }
  return numbers.includes(member) ? Number(value) : value;
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function without(document: Document, member: string): Document {
  return Object.fromEntries(Object.entries(document).filter(([name]) => name !== member));
}

/** `~1` stands for `/` and `~0` for `~` (RFC 6901, section 3). */
function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
