import type { Authorizer } from '../model';

const headerSource = /^(?:method\.|\$)request\.header\.([A-Za-z0-9!#$%&'*+.^_`|~-]+)$/;

/** The header that an authorizer takes the token from, in lower case; undefined when it is no header, or more than one place. */
export function tokenHeaderOf({ identitySource: { known, complete } }: Authorizer): string | undefined {
  const [source, another] = known;
  return complete && source !== undefined && another === undefined
    ? headerSource.exec(source)?.[1]?.toLowerCase()
    : undefined;
}
