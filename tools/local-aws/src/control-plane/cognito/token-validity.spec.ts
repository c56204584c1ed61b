import { checkTokenValidity } from './token-validity';

describe('the validity of tokens', () => {
  it.each([
    { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'minutes' as const } },
    { AccessTokenValidity: 24 },
    { IdTokenValidity: 86_400, TokenValidityUnits: { IdToken: 'seconds' as const } },
    { RefreshTokenValidity: 3_650 },
    { AccessTokenValidity: 0 },
    {},
  ])('is taken within its range: %j', (client) => {
    expect(() => {
      checkTokenValidity(client);
    }).not.toThrow();
  });

  it.each([
    { AccessTokenValidity: 4, TokenValidityUnits: { AccessToken: 'minutes' as const } },
    { AccessTokenValidity: 90 },
    { IdTokenValidity: 2, TokenValidityUnits: { IdToken: 'days' as const } },
    { RefreshTokenValidity: 59, TokenValidityUnits: { RefreshToken: 'minutes' as const } },
    { RefreshTokenValidity: 3_651 },
  ])('is refused outside of it: %j', (client) => {
    expect(() => {
      checkTokenValidity(client);
    }).toThrow('Invalid range for token validity.');
  });
});
