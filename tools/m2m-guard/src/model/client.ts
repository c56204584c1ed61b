/** Clients of user pools. */
import { Unclear } from '../documents/value';
import type { BlockReader, Texts } from './block-reader';
import { keyOf, type Key } from './identities';
import type { ModelContext } from './model-context';
import { placeOf, type Place } from './place';

export interface Client extends Place {
  readonly client: Key;
  /** The id that AWS gave, where a plan or a state knows it. */
  readonly clientId: string | undefined;
  readonly pool: Key | undefined;
  readonly name: string | Unclear | undefined;
  readonly flows: Texts;
  /** `allowed_oauth_flows_user_pool_client`: without it the other OAuth settings do nothing. */
  readonly oauthEnabled: boolean | Unclear;
  readonly generatesSecret: boolean | Unclear;
  readonly oauthScopes: Texts;
  readonly explicitAuthFlows: Texts;
  readonly preventUserExistenceErrors: string | Unclear | undefined;
  readonly tokenRevocation: boolean | Unclear;
  /** Undefined when it is left to AWS: one hour. */
  readonly accessTokenValidity: number | Unclear | undefined;
  /** `seconds`, `minutes`, `hours`, `days`; AWS takes hours when there is none. */
  readonly accessTokenUnit: string | Unclear | undefined;
  /** Tokens whose unit is configured; undefined when it cannot be told. */
  readonly unitsConfigured: readonly TokenKind[] | undefined;
  /** How often the caller calls, as its stack declares it. */
  readonly callsPerHour: number | undefined;
}

export const tokenKinds = ['access_token', 'id_token', 'refresh_token'] as const;
export type TokenKind = (typeof tokenKinds)[number];

export function clients(context: ModelContext): Client[] {
  return context.resources('aws_cognito_user_pool_client').map((reader) => {
    const { block } = reader;
    const id = block.attribute('id');
    const units = validityUnits(reader);
    const { callsPerHour } = block.declared;
    return {
      client: keyOf(block),
      clientId: typeof id === 'string' ? id : undefined,
      pool: context.poolOf(reader, 'user_pool_id'),
      name: reader.text('name'),
      flows: reader.texts('allowed_oauth_flows'),
      oauthEnabled: reader.flag('allowed_oauth_flows_user_pool_client', false),
      generatesSecret: reader.flag('generate_secret', false),
      oauthScopes: reader.texts('allowed_oauth_scopes'),
      explicitAuthFlows: reader.texts('explicit_auth_flows'),
      preventUserExistenceErrors: reader.text('prevent_user_existence_errors'),
      tokenRevocation: reader.flag('enable_token_revocation', true),
      // A state holds 0 where AWS was left to decide; as a setting of its own Terraform refuses it.
      accessTokenValidity: reader.number('access_token_validity') || undefined,
      accessTokenUnit: units instanceof Unclear ? units : units?.text('access_token'),
      unitsConfigured:
        units instanceof Unclear ? undefined : tokenKinds.filter((kind) => units?.has(kind) === true),
      callsPerHour: typeof callsPerHour === 'number' && callsPerHour >= 0 ? callsPerHour : undefined,
      ...placeOf(block),
    };
  });
}

/** Undefined when there are none, which means the units of AWS. */
function validityUnits(reader: BlockReader): BlockReader | Unclear | undefined {
  const [units] = reader.nested('token_validity_units');
  if (units !== undefined) return units;
  return reader.has('token_validity_units') ? new Unclear('its units cannot be followed') : undefined;
}

/** A client that is known to be of the client-credentials grant: what rules of machines judge. */
export function isKnownMachine({ flows }: Client): boolean {
  return flows.known.includes('client_credentials');
}

/** A client of the client-credentials grant; also one of which that cannot be excluded. */
export function isMachine({ flows }: Client): boolean {
  return flows.known.includes('client_credentials') || !flows.complete;
}
