/**
 * The state, as `terraform state pull` prints it: quicker than a plan, because no provider is started. It holds every
 * secret in clear; it stays in memory, only addresses leave this folder, and errors repeat none of it.
 */
import { z } from 'zod';
import { StackError } from '../stack-error';

const schema = z.object({
  resources: z.array(
    z.object({
      module: z.string().optional(),
      mode: z.string(),
      type: z.string(),
      name: z.string(),
      instances: z.array(
        z.object({
          index_key: z.union([z.string(), z.number()]).optional(),
          attributes: z.record(z.string(), z.unknown()).nullish(),
        }),
      ),
    }),
  ),
});

export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/**
 * Every instance of every managed resource; none for the empty text of a stack that was never deployed.
 *
 * @throws StackError when the text is not a state of version 4
 */
export function managedResources(text: string): StateResource[] {
  if (text.trim() === '') {
    return [];
  }
  const json = parseJson(text);
  const version = z.object({ version: z.number() }).safeParse(json).data?.version;
  const state = schema.safeParse(json);
  if (version !== 4 || !state.success) {
    throw new StackError(
      `the state has version ${version ?? 'unknown'} or a shape that is not known; expected version 4. ` +
        'Nothing was changed; set TERRAFORM_BINARY to a Terraform 1.11 or OpenTofu 1.10 release, or update tools/nx-cdktf',
      2,
    );
  }
  return state.data.resources
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ module, type, name, instances }) =>
      instances.map(({ index_key: index, attributes }) => ({
        address: `${module === undefined ? '' : `${module}.`}${type}.${name}${index === undefined ? '' : `[${JSON.stringify(index)}]`}`,
        type,
        attributes: attributes ?? {},
      })),
    );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
