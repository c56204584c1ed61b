import type { Authorizer } from '../model';

const headerSource = /^(?:method\.|\$)request\.header\.([A-Za-z0-9!#$%&'*+.^_`|~-]+)$/;

/** The header that an authorizer takes the token from, in lower case; undefined when it is no header. */
export function tokenHeaderOf({ identitySource, kind }: Authorizer): string | undefined {
  // The provider's own default. Without a source an HTTP API has no authorizer.
  const source = identitySource[0] ?? (kind === 'rest' ? 'method.request.header.Authorization' : '');
  return identitySource.length > 1 ? undefined : headerSource.exec(source)?.[1]?.toLowerCase();
}
