/** Scopes of OpenID Connect and of Cognito itself: they are about people, and no machine can have them. */
export const oidcScopes: readonly string[] = [
  'openid',
  'email',
  'phone',
  'profile',
  'aws.cognito.signin.user.admin',
];
