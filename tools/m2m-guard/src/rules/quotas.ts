/** Quotas of one user pool, from the quota pages of Cognito: what an account has at first, and how far AWS raises it. */

export const defaultResourceServers = 25;
export const mostResourceServers = 300;
export const defaultClients = 1_000;
export const mostClients = 10_000;

/** From here on there is little time left to ask for more. */
const nearlyUsed = 0.8;

/** The most that is not near a quota yet. */
export function belowQuota(byDefault: number): number {
  return Math.ceil(byDefault * nearlyUsed) - 1;
}

/** @returns a sentence from 80 % of the default on; what AWS never allows is another rule's */
export function quotaProblem(
  what: string,
  count: number,
  { byDefault, most }: { readonly byDefault: number; readonly most: number },
): string | undefined {
  if (count < byDefault * nearlyUsed || count > most) return undefined;
  const quota = `the default quota of ${byDefault.toLocaleString('en')}`;
  const used =
    count > byDefault
      ? `more than ${quota}`
      : `${Math.floor((count / byDefault) * 100).toString()} % of ${quota}`;
  return `user pool has ${count.toLocaleString('en')} ${what}, ${used}; AWS raises it to at most ${most.toLocaleString('en')}`;
}
