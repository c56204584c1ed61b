import { withScopes } from './examples/many-scopes';
import { rule } from './rule';

const longest = 256;

export const oauthScopeLength = rule({
  id: 'oauth-scope-length',
  severity: 'error',
  what: 'scope that is too long together with its identifier',
  why: 'A client is given scopes as "identifier/name", of at most 256 characters. A longer one can be declared, but no client can have it.',
  source: 'AWS API CreateUserPoolClient: AllowedOAuthScopes (ScopeType)',
  fix: 'shorten the identifier of the resource server or the name of the scope',
  violations: ({ resourceServers }) =>
    resourceServers.flatMap((place) =>
      place.oauthScopes.flatMap(({ name, fullName }) =>
        fullName === undefined || fullName.length <= longest || isTooLongAlone(name, place.identifier)
          ? []
          : [
              {
                place,
                message: `scope has ${fullName.length.toString()} characters as identifier/name; allowed are ${longest.toString()}`,
              },
            ],
      ),
    ),
  examples: {
    fires: [[withScopes('x'.repeat(249), 1)]],
    doesNotFire: [[withScopes('x'.repeat(248), 1)]],
  },
});

/** Then one of the two is refused already, by the limit of its own. */
function isTooLongAlone(...parts: readonly unknown[]): boolean {
  return parts.some((part) => typeof part === 'string' && part.length > longest);
}
