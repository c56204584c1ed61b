/**
 * Resources whose loss callers notice, and cannot undo: each with what happens to them when it goes. A new one of the same
 * name is another one, with other ids and other secrets.
 */
export const consequences: Readonly<Record<string, string>> = {
  aws_cognito_user_pool:
    'every client id, secret and token of the pool dies, and the issuer changes for every API that trusts it',
  aws_cognito_user_pool_domain:
    'the token endpoint goes; no caller gets a token until it is back, and its URL may change',
  aws_cognito_resource_server:
    'its scopes go; clients lose them, and tokens that are asked for meanwhile lack them or are refused',
  aws_cognito_user_pool_client:
    'its client id and secret die; its callers get no token until they have new ones',
};

export const protectedTypes: ReadonlySet<string> = new Set(Object.keys(consequences));
