/**
 * Throttling of a stage's methods: one token bucket per method, refilled at the rate of the method settings.
 *
 * Limits live for as long as they are configured; a changed limit starts with a full bucket.
 */
export interface ThrottleLimits {
  /** Requests per second. */
  readonly ratePerSecond: number;
  /** Requests at once: the size of the bucket. */
  readonly burst: number;
}

interface MethodSettings {
  readonly throttlingRateLimit?: number | null | undefined;
  readonly throttlingBurstLimit?: number | null | undefined;
}

/** AWS's account-wide limits, which hold where a stage sets none. */
const accountLimits: ThrottleLimits = { ratePerSecond: 10_000, burst: 5_000 };

/** The limits of a method: its own settings, else those of the whole stage, else the account's. `-1` means "not set". */
export function throttleLimits(
  methodSettings: Readonly<Record<string, MethodSettings>>,
  resourcePath: string,
  httpMethod: string,
): ThrottleLimits {
  const wanted = withoutLeadingSlashes(`${resourcePath}/${httpMethod}`);
  const own = Object.entries(methodSettings).find(([key]) => targetOf(key) === wanted)?.[1];
  const stage = methodSettings['*/*'];
  return {
    ratePerSecond: firstSet(
      [own?.throttlingRateLimit, stage?.throttlingRateLimit],
      accountLimits.ratePerSecond,
    ),
    burst: firstSet([own?.throttlingBurstLimit, stage?.throttlingBurstLimit], accountLimits.burst),
  };
}

/** `orders/{id}/GET` of a key such as `orders~1{id}/GET` or `~1orders~1{id}/GET`. */
function targetOf(key: string): string {
  return withoutLeadingSlashes(key.replaceAll('~1', '/'));
}

function withoutLeadingSlashes(path: string): string {
  return path.replace(/^\/+/, '');
}

function firstSet(values: readonly (number | null | undefined)[], otherwise: number): number {
  return values.find((value): value is number => typeof value === 'number' && value >= 0) ?? otherwise;
}

interface Bucket {
  readonly limits: ThrottleLimits;
  tokens: number;
  filledAtMilliseconds: number;
}

export class Throttle {
  private readonly buckets = new Map<string, Bucket>();

  /** True when the request may pass. `nowMilliseconds` never runs backwards. */
  admit(method: string, limits: ThrottleLimits, nowMilliseconds: number): boolean {
    const bucket = this.bucketOf(method, limits, nowMilliseconds);
    const elapsedSeconds = (nowMilliseconds - bucket.filledAtMilliseconds) / 1000;
    bucket.tokens = Math.min(limits.burst, bucket.tokens + elapsedSeconds * limits.ratePerSecond);
    bucket.filledAtMilliseconds = nowMilliseconds;
    if (bucket.tokens < 1) {
      return false;
    }
    bucket.tokens -= 1;
    return true;
  }

  clear(): void {
    this.buckets.clear();
  }

  private bucketOf(method: string, limits: ThrottleLimits, now: number): Bucket {
    const known = this.buckets.get(method);
    if (known?.limits.burst === limits.burst && known.limits.ratePerSecond === limits.ratePerSecond) {
      return known;
    }
    const fresh = { limits, tokens: limits.burst, filledAtMilliseconds: now };
    this.buckets.set(method, fresh);
    return fresh;
  }
}
