/** How long tokens of a client may live. Source: Cognito's API reference, CreateUserPoolClient. */
import { z } from 'zod';
import { AwsError } from '../aws-call';

const unit = z.enum(['seconds', 'minutes', 'hours', 'days']).optional();

export const tokenValidity = z.object({
  AccessTokenValidity: z.number().int().optional(),
  IdTokenValidity: z.number().int().optional(),
  RefreshTokenValidity: z.number().int().optional(),
  TokenValidityUnits: z.object({ AccessToken: unit, IdToken: unit, RefreshToken: unit }).optional(),
});

const secondsPer = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const;
const shortTokens = { defaultUnit: 'hours', min: 5 * 60, max: 24 * 3_600 } as const;
const refreshTokens = { defaultUnit: 'days', min: 3_600, max: 10 * 365 * 86_400 } as const;

/** Zero stands for the default of the token, as on AWS. */
export function checkTokenValidity(client: z.infer<typeof tokenValidity>): void {
  const units = client.TokenValidityUnits;
  const tokens = [
    { value: client.AccessTokenValidity, unit: units?.AccessToken, limits: shortTokens },
    { value: client.IdTokenValidity, unit: units?.IdToken, limits: shortTokens },
    { value: client.RefreshTokenValidity, unit: units?.RefreshToken, limits: refreshTokens },
  ];
  for (const { value = 0, unit: named, limits } of tokens) {
    const seconds = value * secondsPer[named ?? limits.defaultUnit];
    if (value !== 0 && (seconds < limits.min || seconds > limits.max)) {
      throw new AwsError('InvalidParameterException', 'Invalid range for token validity.');
    }
  }
}
