/** Constraints of Cognito's API model that moto does not check. Source: AWS API models, botocore 1.43. */
import { z } from 'zod';

const matching = (pattern: RegExp, maxLength: number) =>
  z
    .string()
    .min(1, 'Member must have length greater than or equal to 1')
    .max(maxLength, `Member must have length less than or equal to ${maxLength}`)
    .regex(
      new RegExp(`^(?:${pattern.source})$`),
      `Member must satisfy regular expression pattern: ${pattern.source}`,
    );

/** Printable ASCII without space, `"` and `\`. */
export const identifier = matching(/[\x21\x23-\x5B\x5D-\x7E]+/, 256);

/** The same without `/`, which separates it from the identifier. */
export const scopeName = matching(/[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+/, 256);

export const displayName = (maxLength: number) => matching(/[\w\s+=,.@-]+/, maxLength);

export const domainPrefix = matching(/[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?/, 63);

export const scopes = z
  .array(
    z.object({
      ScopeName: scopeName,
      ScopeDescription: z
        .string()
        .min(1, 'Member must have length greater than or equal to 1')
        .max(256, 'Member must have length less than or equal to 256'),
    }),
  )
  .max(100, 'Member must have length less than or equal to 100');

/** A secret that the caller chooses. */
export const clientSecret = matching(/[\w+]+/, 64).min(
  24,
  'Member must have length greater than or equal to 24',
);

/** Cognito's quota pages, June 2025; the second number of limits that can be raised is not used here. */
export const quotas = {
  resourceServersPerPool: 25,
  clientsPerPool: 1_000,
  customDomains: 4,
  secretsPerClient: 2,
} as const;
