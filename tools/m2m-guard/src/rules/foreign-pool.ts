import {
  isMachine,
  labelOf,
  mayBeSamePool,
  type Authorizer,
  type Client,
  type Key,
  type Model,
  type Route,
} from '../model';
import { change, type Change } from './examples/change';
import { machineClient } from './examples/good-workspace';
import { rule, type Violation } from './rule';

export const foreignPool = rule({
  id: 'foreign-pool',
  severity: 'error',
  what: 'client of one user pool used with an API that accepts another',
  why: 'A token is accepted from the user pools of the authorizer alone. A scope of the same name in another pool is another scope, and every call gets 401.',
  source:
    'AWS API Gateway: providerARNs of CreateAuthorizer, issuer of a JWT authorizer; data-plane cases of the local gate',
  fix: 'make the client and its resource server in the user pool that the authorizer accepts, or add the pool to the authorizer',
  violations: (model) => [
    ...model.clients.filter(isMachine).flatMap((client) => uselessScopes(client, model)),
    ...model.authorizers.flatMap((authorizer) => withoutCallers(authorizer, model)),
  ],
  examples: {
    fires: [
      // A client of the other pool, which has the same scopes.
      [
        ...partnersPool(),
        change('api', 'aws_cognito_user_pool_client.batch', {
          ...machineClient,
          name: 'batch',
          user_pool_id: '${aws_cognito_user_pool.partners.id}',
          allowed_oauth_scopes: ['orders/read'],
        }),
      ],
      // The API accepts the other pool, in which there is no client.
      [
        ...partnersPool(),
        change('api', 'aws_api_gateway_authorizer.cognito', {
          provider_arns: ['${aws_cognito_user_pool.partners.arn}'],
        }),
      ],
    ],
    doesNotFire: [
      partnersPool(),
      // Both pools may call.
      [
        ...partnersPool(),
        change('api', 'aws_api_gateway_authorizer.cognito', {
          provider_arns: [
            '${data.aws_ssm_parameter.pool_arn.insecure_value}',
            '${aws_cognito_user_pool.partners.arn}',
          ],
        }),
        change('api', 'aws_cognito_user_pool_client.batch', {
          ...machineClient,
          name: 'batch',
          user_pool_id: '${aws_cognito_user_pool.partners.id}',
          allowed_oauth_scopes: ['orders/read'],
        }),
      ],
      // Which pools it accepts cannot be told.
      [change('api', 'aws_api_gateway_authorizer.cognito', { provider_arns: ['${var.pool_arn}'] })],
    ],
  },
});

/** A second user pool, with a resource server of the same name as the first one's. */
function partnersPool(): Change[] {
  return [
    change('api', 'aws_cognito_user_pool.partners', { name: 'partners', deletion_protection: 'ACTIVE' }),
    change('api', 'aws_cognito_user_pool_domain.partners', {
      domain: 'partners-dev',
      user_pool_id: '${aws_cognito_user_pool.partners.id}',
    }),
    change('api', 'aws_cognito_resource_server.partners', {
      identifier: 'orders',
      name: 'orders',
      user_pool_id: '${aws_cognito_user_pool.partners.id}',
      scope: [
        { scope_name: 'read', scope_description: 'Read orders' },
        { scope_name: 'write', scope_description: 'Place orders' },
      ],
    }),
  ];
}

/** A route by the authorizer that decides about it. */
interface Door {
  readonly route: Route;
  readonly authorizer: Authorizer;
}

function doorsOf({ routes, authorizers }: Model): Door[] {
  const byKey = new Map(authorizers.map((one) => [one.authorizer, one]));
  return routes.flatMap((route) => {
    const authorizer = byKey.get(route.authorizer ?? '');
    return authorizer === undefined || authorizer.type === 'other' ? [] : [{ route, authorizer }];
  });
}

/** Routes demand the scope by its name, and none of them accepts the pool of the client. */
function uselessScopes(client: Client, model: Model): Violation[] {
  const { pool } = client;
  if (pool === undefined) return [];
  return client.oauthScopes.known.flatMap((scope) => {
    const doors = doorsOf(model).filter(({ route }) => route.oauthScopes.known.includes(scope));
    const [first] = doors;
    if (first === undefined || doors.some(({ authorizer }) => mayAccept(authorizer, pool))) return [];
    const { route, authorizer } = first;
    return [
      {
        place: client,
        message: `client may ask for ${JSON.stringify(scope)} of ${poolName(pool, model)}, but ${route.method} ${route.path} accepts tokens of ${acceptedBy(authorizer, model)} alone, so its token gets 401 there`,
      },
    ];
  });
}

/** Clients with the scopes of its routes there are, and every one of them is of another pool. */
function withoutCallers(authorizer: Authorizer, model: Model): Violation[] {
  const own = doorsOf(model).filter((door) => door.authorizer === authorizer);
  const demanded = new Set(own.flatMap(({ route }) => route.oauthScopes.known));
  const callers = model.clients.filter(
    (client) => isMachine(client) && client.oauthScopes.known.some((scope) => demanded.has(scope)),
  );
  const isForeign = ({ pool }: Client) => pool !== undefined && !mayAccept(authorizer, pool);
  if (callers.length === 0 || !callers.every(isForeign) || hasOtherDoor(callers, authorizer, model))
    return [];
  const pools = [...new Set(callers.flatMap(({ pool }) => (pool === undefined ? [] : [pool])))];
  return [
    {
      place: authorizer,
      message: `authorizer accepts tokens of ${acceptedBy(authorizer, model)} alone, and every client with a scope of its routes is of ${pools.map((pool) => poolName(pool, model)).join(', ')}`,
    },
  ];
}

/** Clients that another API serves are no sign that this one was meant for them. */
function hasOtherDoor(callers: readonly Client[], own: Authorizer, model: Model): boolean {
  const others = doorsOf(model).filter(({ authorizer }) => authorizer !== own);
  return callers.some(({ pool, oauthScopes }) =>
    others.some(
      ({ route, authorizer }) =>
        pool !== undefined &&
        mayAccept(authorizer, pool) &&
        route.oauthScopes.known.some((scope) => oauthScopes.known.includes(scope)),
    ),
  );
}

function mayAccept({ pools, poolsComplete }: Authorizer, pool: Key): boolean {
  return !poolsComplete || pools.some((accepted) => mayBeSamePool(accepted, pool));
}

function acceptedBy({ pools }: Authorizer, model: Model): string {
  return pools.length === 0 ? 'no user pool' : pools.map((pool) => poolName(pool, model)).join(', ');
}

function poolName(key: Key, { userPools }: Model): string {
  const pool = userPools.find((one) => one.pool === key);
  return pool === undefined ? `the user pool ${key}` : `the user pool ${labelOf(pool)}`;
}
