/**
 * One typed read of an AWS API: sends it, checks the shape of the answer, and turns AWS's errors into one class.
 *
 * The data plane knows nothing of the stacks that are deployed here. What it needs to know, it asks for as any AWS client
 * would; this is the door where foreign JSON becomes typed data.
 */
import type { z } from 'zod';
import type { AwsRequest, ControlPlane } from '../../data-plane-port';

/** An AWS API said no. `code` is AWS's own name of the error. */
export class AwsApiError extends Error {
  constructor(
    readonly code: string,
    readonly operation: string,
    readonly status: number,
  ) {
    super(`${operation} answered ${status} ${code}`);
    this.name = 'AwsApiError';
  }
}

const notFoundCodes = new Set(['NotFoundException', 'ResourceNotFoundException']);

/** A call, the name people know it by, and what its answer has to look like. */
export interface AwsRead<Shape extends z.ZodType> {
  readonly operation: string;
  readonly request: AwsRequest;
  readonly shape: Shape;
}

/**
 * The answer of a read.
 *
 * @throws AwsApiError when AWS refuses the call
 * @throws Error when the answer has another shape than AWS documents
 */
export async function readAws<Shape extends z.ZodType>(
  controlPlane: ControlPlane,
  { operation, request, shape }: AwsRead<Shape>,
): Promise<z.output<Shape>> {
  const { status, body, headers } = await controlPlane.send(request);
  const json = parseJson(body);
  if (status >= 300) {
    throw new AwsApiError(errorCode(json, headers), operation, status);
  }
  const parsed = shape.safeParse(json);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new Error(
      `${operation}: the answer of the AWS API has another shape than documented, at ${fields}.`,
    );
  }
  return parsed.data;
}

/** The same, and undefined for what does not exist. */
export async function readAwsIfExists<Shape extends z.ZodType>(
  controlPlane: ControlPlane,
  read: AwsRead<Shape>,
): Promise<z.output<Shape> | undefined> {
  try {
    return await readAws(controlPlane, read);
  } catch (error) {
    if (error instanceof AwsApiError && notFoundCodes.has(error.code)) {
      return undefined;
    }
    throw error;
  }
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** REST protocols put the code in a header, JSON protocols in `__type`, the latter sometimes with a namespace. */
function errorCode(json: unknown, headers: Readonly<Record<string, string>>): string {
  const inBody =
    json !== null && typeof json === 'object' && '__type' in json ? String(json.__type) : undefined;
  const code = headers['x-amzn-errortype'] ?? inBody ?? 'UnknownError';
  return code.replace(/^.*#/, '').replace(/:.*$/, '');
}
