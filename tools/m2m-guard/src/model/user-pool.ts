/** User pools and their domains. */
import type { Unclear } from '../documents/value';
import type { Key } from './identities';
import type { ModelContext } from './model-context';
import { placeOf, type Place } from './place';

export interface UserPool extends Place {
  readonly pool: Key;
  readonly name: string | Unclear | undefined;
}

export interface UserPoolDomain extends Place {
  /** Undefined when it cannot be told, which is a finding of its own. */
  readonly pool: Key | undefined;
  /** A prefix of AWS's own domain, or with `custom` a whole domain name. */
  readonly domain: string | Unclear | undefined;
  readonly custom: boolean;
}

export function userPools(context: ModelContext): UserPool[] {
  return context.resources('aws_cognito_user_pool').map((reader) => ({
    pool: context.identities.poolKey(reader.block),
    name: reader.text('name'),
    ...placeOf(reader.block),
  }));
}

export function userPoolDomains(context: ModelContext): UserPoolDomain[] {
  return context.resources('aws_cognito_user_pool_domain').map((reader) => ({
    pool: context.poolOf(reader, 'user_pool_id'),
    domain: reader.text('domain'),
    custom: reader.has('certificate_arn'),
    ...placeOf(reader.block),
  }));
}
