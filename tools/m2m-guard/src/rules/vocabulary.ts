/** Which scopes a token can have in it that an authorizer accepts. */
import { mayBeSamePool, type Authorizer, type Key, type Model, type Place } from '../model';
import { oidcScopes } from './oidc-scopes';

export interface Vocabulary {
  /** By the resource servers of its user pools. */
  readonly declared: ReadonlySet<string>;
  /** Scopes of OpenID Connect are declared by nobody, and people have them when their client may. */
  readonly ofPeople: ReadonlySet<string>;
  /** No checked stack makes one of the pools, so stacks that are not checked may declare more. */
  readonly isOpenEnded: boolean;
}

/** @returns undefined for an authorizer of which it cannot be told: then there is a finding about what is unclear */
export function vocabularies(model: Model): (authorizer: Authorizer) => Vocabulary | undefined {
  const unclear = new Set(model.notRead.map(keyOfPlace));
  // Most authorizers accept the same pools.
  const known = new Map<string, Vocabulary | undefined>();
  return ({ pools, poolsComplete, type }) => {
    if (type === 'other' || !poolsComplete || pools.length === 0) return undefined;
    const key = JSON.stringify(pools);
    if (!known.has(key)) known.set(key, vocabularyOf(pools, model, unclear));
    return known.get(key);
  };
}

function vocabularyOf(
  pools: readonly Key[],
  { resourceServers, clients, userPools }: Model,
  unclear: ReadonlySet<string>,
): Vocabulary | undefined {
  const isAccepted = ({ pool }: { readonly pool: Key | undefined }) =>
    pool === undefined || pools.some((accepted) => mayBeSamePool(accepted, pool));
  const servers = resourceServers.filter(isAccepted);
  if (servers.some((server) => server.pool === undefined || unclear.has(keyOfPlace(server)))) {
    return undefined;
  }
  const scopesOfClients = clients.filter(isAccepted).flatMap(({ oauthScopes }) => oauthScopes.known);
  const made = new Set(userPools.map(({ pool }) => pool));
  return {
    declared: new Set(
      servers.flatMap(({ oauthScopes }) => oauthScopes.flatMap(({ fullName }) => fullName ?? [])),
    ),
    ofPeople: new Set(scopesOfClients.filter((scope) => oidcScopes.includes(scope))),
    isOpenEnded: pools.some((pool) => !made.has(pool)),
  };
}

function keyOfPlace({ stack, address }: Place): string {
  return `${stack}:${address}`;
}
