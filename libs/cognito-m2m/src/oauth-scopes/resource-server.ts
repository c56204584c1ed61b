/**
 * An API as the user pool knows it: an identifier and the scopes that clients can be granted.
 */
import { CognitoResourceServer } from '@cdktf/provider-aws/lib/cognito-resource-server';
import { checkText, ConstructPropsError, quote } from '@m2m/construct-props';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { PoolMembers } from '../user-pool/pool-members';
import type { IUserPool } from '../user-pool/user-pool-interface';
import { OAuthScope } from './oauth-scope';
import * as limits from './resource-server-limits';

export interface ResourceServerProps<ScopeName extends string> {
  readonly userPool: IUserPool;

  /**
   * What comes before the slash of every scope: 1-256 printable ASCII characters except space, `"` and `\`; URLs are
   * allowed. Unique in the pool. Another identifier later means another resource server.
   */
  readonly identifier: string;

  /**
   * What people read in the console: 1-256 letters, digits, white space and `_+=,.@-`.
   * @default the identifier, with a hyphen for every character that a name cannot hold
   */
  readonly resourceServerName?: string;

  /**
   * Name and description of 1-100 scopes. A name has 1-256 printable ASCII characters except space, `"`, `\` and `/`,
   * and at most 256 together with the identifier; a description has 1-256 characters.
   */
  readonly scopes: Readonly<Record<ScopeName, string>>;
}

const resourceServers = new PoolMembers<ResourceServer<string>>();

export class ResourceServer<ScopeName extends string> extends Construct {
  readonly userPool: IUserPool;
  readonly identifier: string;

  private readonly oauthScopes: ReadonlyMap<string, OAuthScope>;

  /** @throws ConstructPropsError when Cognito would refuse the resource server */
  constructor(scope: Construct, id: string, props: ResourceServerProps<ScopeName>) {
    super(scope, id);
    const { userPool, identifier, scopes } = props;
    const name = props.resourceServerName ?? limits.nameOf(identifier);
    this.userPool = userPool;
    this.identifier = identifier;
    checkText(this, 'identifier', identifier, limits.identifier);
    checkText(this, 'resourceServerName', name, limits.resourceServerName);
    limits.checkScopes(this, identifier, scopes);
    this.checkNeighbours(resourceServers.before(this));
    resourceServers.add(this);

    const resource = new CognitoResourceServer(this, 'Resource', {
      userPoolId: userPool.userPoolId,
      identifier,
      name,
      scope: Object.entries<string>(scopes).map(([scopeName, scopeDescription]) => ({
        scopeName,
        scopeDescription,
      })),
    });
    const owner = { userPool, identifier, identifierReference: resource.identifier };
    this.oauthScopes = new Map(
      Object.keys(scopes).map((scopeName) => [scopeName, new OAuthScope(owner, scopeName)]),
    );
  }

  /**
   * A declared scope. Asking for another one does not compile.
   *
   * @throws ConstructPropsError listing the declared scopes, for callers without a compiler
   */
  oauthScope(scopeName: ScopeName): OAuthScope {
    const oauthScope = this.oauthScopes.get(scopeName);
    if (!oauthScope) {
      const declared = [...this.oauthScopes.keys()].join(', ');
      throw new ConstructPropsError(this, `there is no scope ${quote(scopeName)}; declared are ${declared}`);
    }
    return oauthScope;
  }

  private checkNeighbours(others: readonly ResourceServer<string>[]): void {
    if (others.length >= limits.resourceServersPerPool) {
      throw new ConstructPropsError(
        this,
        `the user pool has ${others.length.toString()} resource servers in this stack already; ` +
          `allowed are ${limits.resourceServersPerPool.toString()}`,
      );
    }
    const twin = others.find(({ identifier }) => identifier === this.identifier);
    if (twin && !Token.isUnresolved(this.identifier)) {
      throw new ConstructPropsError(
        this,
        `identifier ${quote(this.identifier)} belongs to ${twin.node.path} already; every resource server of a pool needs its own`,
      );
    }
  }
}
