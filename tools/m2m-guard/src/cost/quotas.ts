/** How many of a thing AWS allows, as data: for the cost report, and for rules that refuse what is over. */

export interface Quota {
  readonly id: QuotaId;
  /** What is counted: "clients". */
  readonly what: string;
  /** What it is counted per: "user pool". */
  readonly per: string;
  readonly limit: number;
  /** Up to which AWS raises it on request; absent where it is fixed. */
  readonly raisableTo?: number;
}

export type QuotaId =
  | 'clients-per-pool'
  | 'resource-servers-per-pool'
  | 'scopes-per-resource-server'
  | 'scopes-per-client'
  | 'resources-per-rest-api'
  | 'authorizers-per-rest-api'
  | 'audiences-per-jwt-authorizer'
  | 'scopes-per-http-route';

/** Source: AWS's quota pages of Amazon Cognito and API Gateway, and the API models. */
export const quotas: Readonly<Record<QuotaId, Quota>> = {
  'clients-per-pool': {
    id: 'clients-per-pool',
    what: 'clients',
    per: 'user pool',
    limit: 1000,
    raisableTo: 10_000,
  },
  'resource-servers-per-pool': {
    id: 'resource-servers-per-pool',
    what: 'resource servers',
    per: 'user pool',
    limit: 25,
    raisableTo: 300,
  },
  'scopes-per-resource-server': {
    id: 'scopes-per-resource-server',
    what: 'OAuth scopes',
    per: 'resource server',
    limit: 100,
  },
  'scopes-per-client': { id: 'scopes-per-client', what: 'OAuth scopes', per: 'client', limit: 50 },
  'resources-per-rest-api': {
    id: 'resources-per-rest-api',
    what: 'path resources',
    per: 'REST API',
    limit: 300,
  },
  'authorizers-per-rest-api': {
    id: 'authorizers-per-rest-api',
    what: 'authorizers',
    per: 'REST API',
    limit: 10,
  },
  'audiences-per-jwt-authorizer': {
    id: 'audiences-per-jwt-authorizer',
    what: 'audiences',
    per: 'JWT authorizer',
    limit: 50,
  },
  'scopes-per-http-route': {
    id: 'scopes-per-http-route',
    what: 'OAuth scopes',
    per: 'route of an HTTP API',
    limit: 10,
  },
};

/** From this share of a limit on somebody should ask AWS for more. */
export const nearShare = 0.8;

export type QuotaState = 'fine' | 'near' | 'over';

export function quotaState(used: number, { limit }: Pick<Quota, 'limit'>): QuotaState {
  if (used > limit) return 'over';
  return used >= limit * nearShare ? 'near' : 'fine';
}
