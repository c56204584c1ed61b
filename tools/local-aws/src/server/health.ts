/** `/_local/health`: how one local AWS recognizes another. */
import { z } from 'zod';

export const healthPath = '/_local/health';

const healthSchema = z.object({
  name: z.literal('local-aws'),
  pid: z.number().int().positive(),
  /** Null until moto listens. */
  motoVersion: z.string().nullable(),
});

export type Health = z.infer<typeof healthSchema>;

export type Occupant =
  { readonly kind: 'local-aws'; readonly health: Health } | { readonly kind: 'nothing' | 'something-else' };

/** A local AWS answers at once; whoever takes longer is something else. */
const patienceMs = 3_000;

/** Who listens at an endpoint, e.g. `http://127.0.0.1:4566`. */
export async function occupantOf(endpoint: string): Promise<Occupant> {
  try {
    const response = await fetch(new URL(healthPath, endpoint), {
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const health = healthSchema.safeParse(await response.json());
    return health.success ? { kind: 'local-aws', health: health.data } : { kind: 'something-else' };
  } catch (error) {
    return { kind: isRefusedConnection(error) ? 'nothing' : 'something-else' };
  }
}

/** Who listens at an endpoint, in one word. */
export async function probe(endpoint: string): Promise<Occupant['kind']> {
  return (await occupantOf(endpoint)).kind;
}

/** fetch wraps the system's error, which need not be an Error of this realm. */
function isRefusedConnection(error: unknown): boolean {
  const cause = (error as { cause?: { code?: unknown } } | undefined)?.cause;
  return cause?.code === 'ECONNREFUSED';
}
