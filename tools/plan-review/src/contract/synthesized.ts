/**
 * What a stack publishes and reads in SSM, from its synthesized JSON alone: no credentials, no plan, and it works before
 * anything was ever deployed.
 */
import { z } from 'zod';

const parameters = z.record(z.string(), z.record(z.string(), z.unknown())).optional();

const synthesizedSchema = z.object({
  resource: z.object({ aws_ssm_parameter: parameters }).optional(),
  data: z.object({ aws_ssm_parameter: parameters, aws_ssm_parameters_by_path: parameters }).optional(),
});

export interface PublishedParameter {
  readonly name: string;
  readonly address: string;
  /** `String`, `SecureString`, ...; the provider's default is `String`. */
  readonly type: string;
  /** The expression, for comparison with the base only: a literal may be anything. */
  readonly expression: unknown;
  /** True when the value refers to something that Terraform makes. */
  readonly computed: boolean;
}

export interface ReadParameter {
  readonly name: string;
  readonly address: string;
}

export interface StackContract {
  readonly published: readonly PublishedParameter[];
  readonly reads: readonly ReadParameter[];
  /** Addresses whose parameter names are not plain text, so nobody can tell what they are before apply. */
  readonly notUnderstood: readonly string[];
}

/** Parameters that AWS itself publishes. */
const ownedByAws = '/aws/';

/** @returns undefined when the text is no synthesized stack */
export function readContract(cdkTfJson: string): StackContract | undefined {
  return contractIn(jsonOrUndefined(cdkTfJson));
}

/** @returns undefined when it is no synthesized stack */
export function contractIn(json: unknown): StackContract | undefined {
  const parsed = synthesizedSchema.safeParse(json);
  return parsed.success ? contractOf(parsed.data) : undefined;
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function contractOf({ resource, data }: z.infer<typeof synthesizedSchema>): StackContract {
  const published = Object.entries(resource?.aws_ssm_parameter ?? {}).map(([id, body]) =>
    publishedParameter(`aws_ssm_parameter.${id}`, body),
  );
  const reads = Object.entries(data?.aws_ssm_parameter ?? {}).map(([id, body]) => ({
    name: plainText(body['name']),
    address: `data.aws_ssm_parameter.${id}`,
  }));
  const byPath = Object.keys(data?.aws_ssm_parameters_by_path ?? {}).map(
    (id) => `data.aws_ssm_parameters_by_path.${id}`,
  );
  return {
    published: published.filter(hasName),
    reads: reads.filter(hasName).filter(({ name }) => !name.startsWith(ownedByAws)),
    notUnderstood: [
      ...[...published, ...reads].filter((end) => !hasName(end)).map(({ address }) => address),
      ...byPath,
    ],
  };
}

function publishedParameter(address: string, body: Record<string, unknown>) {
  const expression = body['insecure_value'] ?? body['value'] ?? body['value_wo'];
  return {
    name: plainText(body['name']),
    address,
    type: plainText(body['type']) ?? 'String',
    expression,
    computed: typeof expression === 'string' && expression.includes('${'),
  };
}

/** Undefined for an expression. */
function plainText(value: unknown): string | undefined {
  return typeof value === 'string' && !value.includes('${') ? value : undefined;
}

function hasName<T extends { readonly name: string | undefined }>(
  end: T,
): end is T & { readonly name: string } {
  return end.name !== undefined;
}
