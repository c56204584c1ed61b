/** What rows read of moto's user pools and clients. */
import { z } from 'zod';

export const userPoolShape = z.object({
  UserPool: z.object({
    Id: z.string(),
    Arn: z.string(),
    DeletionProtection: z.string().optional(),
    Domain: z.string().optional(),
  }),
});

export const userPoolClientShape = z.object({
  UserPoolClient: z.object({
    ClientId: z.string(),
    UserPoolId: z.string(),
    ClientSecret: z.string().optional(),
    CreationDate: z.number().optional(),
  }),
});

export const inUserPool = z.object({ UserPoolId: z.string() });
export const ofClient = z.object({ UserPoolId: z.string(), ClientId: z.string() });
