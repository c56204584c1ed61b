/**
 * One OAuth scope of one resource server. Clients and routes take these objects and never strings, so a scope that
 * nobody declares cannot be asked for.
 */
import { ConstructPropsError, quote } from '@m2m/construct-props';
import type { IConstruct } from 'constructs';
import { areDifferentPools, type IUserPool } from '../user-pool/user-pool-interface';

export interface ScopeOwner {
  readonly userPool: IUserPool;
  /** As configured. */
  readonly identifier: string;
  /** As Terraform refers to it: whoever uses it is made after the resource server. */
  readonly identifierReference: string;
}

export class OAuthScope {
  // Private, so that no look-alike object passes for a scope.
  readonly #owner: ScopeOwner;

  constructor(
    owner: ScopeOwner,
    readonly scopeName: string,
  ) {
    this.#owner = owner;
  }

  get userPool(): IUserPool {
    return this.#owner.userPool;
  }

  /** `identifier/scope`, as it stands in a token. */
  get fullName(): string {
    return join(this.#owner.identifier, this.scopeName);
  }

  /** The same string as a Terraform reference to its resource server, which orders creation. */
  get reference(): string {
    return join(this.#owner.identifierReference, this.scopeName);
  }
}

function join(identifier: string, scopeName: string): string {
  return `${identifier}/${scopeName}`;
}

/** At least one scope, for the compiler; {@link checkOAuthScopes} says the same at run time. */
export type OAuthScopes = readonly [OAuthScope, ...OAuthScope[]];

/**
 * Refuses what is no scope, a scope twice, and a scope of a pool that is certainly another one: a token of that pool
 * would never be accepted.
 *
 * @throws ConstructPropsError
 */
export function checkOAuthScopes(
  construct: IConstruct,
  where: string,
  scopes: OAuthScopes,
  userPool: IUserPool,
): void {
  const seen = new Set<string>();
  for (const scope of scopes as readonly unknown[]) {
    if (!(scope instanceof OAuthScope)) {
      throw new ConstructPropsError(
        construct,
        `${where} holds ${quote(scope)}, which is no OAuth scope; take it from its resource server: server.oauthScope("<name>")`,
      );
    }
    if (seen.has(scope.fullName)) {
      throw new ConstructPropsError(
        construct,
        `${where} holds ${quote(scope.fullName)} twice; name each scope once`,
      );
    }
    if (areDifferentPools(scope.userPool, userPool)) {
      throw new ConstructPropsError(
        construct,
        `${where} holds ${quote(scope.fullName)} of user pool ${quote(scope.userPool.identity.name)}; ` +
          `allowed are scopes of ${quote(userPool.identity.name)}`,
      );
    }
    seen.add(scope.fullName);
  }
}
