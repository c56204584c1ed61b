/** The part of autocannon that the bench uses; the package ships no types. */
declare module 'autocannon' {
  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly headers: Readonly<Record<string, string>>;
  }

  export interface Result {
    readonly requests: { readonly average: number };
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number };
    /** Connections that failed. */
    readonly errors: number;
    readonly timeouts: number;
    /** Answers that are not 2xx. */
    readonly non2xx: number;
  }

  export default function autocannon(options: Options): Promise<Result>;
}
