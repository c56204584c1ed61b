/**
 * Every way in which a route answers a client: one row each, with the answer, the reason, and how sure it is that AWS answers
 * so. D: AWS documents it. M: somebody measured AWS. C: several independent reports. P: nobody knows, so it is our choice.
 */

/** `unknown`: what decides could not be followed, or is known to nobody but the one who calls. */
export type Answer = 'ALLOW' | '401' | '403' | 'unknown';

export interface Decision {
  readonly answer: Answer;
  /** A clause about the client and the route: "its token has no scope of the route". */
  readonly why: string;
  readonly grade: 'D' | 'M' | 'C' | 'P';
  /** False where the token endpoint refuses the client: there is no token to call with. Default: true. */
  readonly getsToken?: false;
}

export const decisions = {
  // Routes that look at no token
  open: { answer: 'ALLOW', why: 'anybody may call the route', grade: 'D' },
  awsSignatureWanted: {
    answer: '403',
    why: 'the route wants a request that is signed with AWS credentials',
    grade: 'C',
  },

  // The token
  tokenMissing: { answer: '401', why: 'the route wants a token', grade: 'D' },
  grantNotAllowed: {
    answer: '401',
    why: 'the client gets no token: its flows are without client_credentials',
    grade: 'D',
    getsToken: false,
  },
  oauthOff: {
    answer: '401',
    why: 'the client gets no token: allowed_oauth_flows_user_pool_client is off',
    grade: 'C',
    getsToken: false,
  },
  secretMissing: {
    answer: '401',
    why: 'the client gets no token: it has no secret',
    grade: 'P',
    getsToken: false,
  },
  poolNotAccepted: {
    answer: '401',
    why: 'the authorizer does not accept the user pool of the client',
    grade: 'D',
  },

  // REST APIs with a Cognito authorizer
  scopeHeld: { answer: 'ALLOW', why: 'its token has a scope of the route', grade: 'D' },
  scopeMissing: { answer: '401', why: 'its token has no scope of the route', grade: 'D' },
  idTokenWanted: {
    answer: '401',
    why: 'the route has no scopes, so it wants an ID token, which no machine has',
    grade: 'D',
  },

  // HTTP APIs with a JWT authorizer
  clientNotListed: { answer: '401', why: 'the authorizer does not list the client', grade: 'D' },
  clientListed: {
    answer: 'ALLOW',
    why: 'the authorizer lists the client, and the route has no scopes',
    grade: 'D',
  },
  scopeForbidden: { answer: '403', why: 'its token has no scope of the route', grade: 'M' },
  noScopeAtAll: {
    answer: 'unknown',
    why: 'the client has no scope, and whether it gets a token then is not documented',
    grade: 'P',
  },

  // What cannot be told
  authorizationUnclear: {
    answer: 'unknown',
    why: 'the authorization of the route is none that this tool understands',
    grade: 'P',
  },
  authorizerMissing: { answer: 'unknown', why: 'the authorizer of the route is not here', grade: 'P' },
  authorizerUnclear: {
    answer: 'unknown',
    why: 'the authorizer decides by something that this tool does not read',
    grade: 'P',
  },
  apiKeyWanted: {
    answer: 'unknown',
    why: 'the route wants an API key, and who has one cannot be told',
    grade: 'P',
  },
  clientUnclear: { answer: 'unknown', why: 'whether the client gets a token cannot be told', grade: 'P' },
  poolUnclear: { answer: 'unknown', why: 'the user pool of the client cannot be told', grade: 'P' },
  poolsUnclear: {
    answer: 'unknown',
    why: 'the user pools that the authorizer accepts cannot all be told',
    grade: 'P',
  },
  audiencesUnclear: {
    answer: 'unknown',
    why: 'the clients that the authorizer lists cannot all be told',
    grade: 'P',
  },
  scopesUnclear: {
    answer: 'unknown',
    why: 'the scopes of the client, of the route or of the user pool cannot all be told',
    grade: 'P',
  },
} as const satisfies Record<string, Decision>;
