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
  violations: (model) => {
    const doors = doorsByScope(model);
    const machines = model.clients.filter(isMachine);
    return [
      ...machines.flatMap((client) => uselessScopes(client, doors, model)),
      ...authorizersWithoutCallers(machines, doors, model),
    ];
  },
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

/** By each scope that gets through: the authorizers that decide about it, each with the first of its routes. */
type Doors = ReadonlyMap<string, ReadonlyMap<Authorizer, Route>>;

function doorsByScope({ routes, authorizers }: Model): Doors {
  const byKey = new Map(authorizers.map((one) => [one.authorizer, one]));
  const doors = new Map<string, Map<Authorizer, Route>>();
  for (const route of routes) {
    const authorizer = byKey.get(route.authorizer ?? '');
    if (authorizer === undefined || authorizer.type === 'other') continue;
    for (const scope of route.oauthScopes.known) {
      const known = doors.get(scope);
      if (known === undefined) doors.set(scope, new Map([[authorizer, route]]));
      else if (!known.has(authorizer)) known.set(authorizer, route);
    }
  }
  return doors;
}

/** Routes demand the scope by its name, and none of them accepts the pool of the client. */
function uselessScopes(client: Client, doors: Doors, model: Model): Violation[] {
  const { pool } = client;
  if (pool === undefined) return [];
  return client.oauthScopes.known.flatMap((scope) => {
    const authorizers = [...(doors.get(scope) ?? [])];
    const [first] = authorizers;
    if (first === undefined || authorizers.some(([accepting]) => mayAccept(accepting, pool))) return [];
    const [authorizer, route] = first;
    return [
      {
        place: client,
        message: `client may ask for ${JSON.stringify(scope)} of ${poolName(pool, model)}, but ${route.method} ${route.path} accepts tokens of ${acceptedBy(authorizer, model)} alone, so it gets 401 there`,
      },
    ];
  });
}

/**
 * Clients with the scopes of its routes there are, every one of them is of another pool, and none of them is let in by
 * another API: then it was this one that was meant for them.
 */
function authorizersWithoutCallers(machines: readonly Client[], doors: Doors, model: Model): Violation[] {
  const callers = new Map<Authorizer, Client[]>();
  for (const client of machines) {
    const own = client.oauthScopes.known.flatMap((scope) => [...(doors.get(scope)?.keys() ?? [])]);
    for (const authorizer of new Set(own)) {
      const known = callers.get(authorizer);
      if (known === undefined) callers.set(authorizer, [client]);
      else known.push(client);
    }
  }
  const letIn = new Set(
    [...callers].flatMap(([authorizer, clients]) =>
      clients.filter(({ pool }) => mayAccept(authorizer, pool)),
    ),
  );
  return [...callers]
    .filter(([, clients]) => !clients.some((client) => letIn.has(client)))
    .map(([authorizer, clients]) => {
      const pools = new Set(
        clients.flatMap(({ pool }) => (pool === undefined ? [] : [poolName(pool, model)])),
      );
      return {
        place: authorizer,
        message: `authorizer accepts tokens of ${acceptedBy(authorizer, model)} alone, and every client with a scope of its routes is of ${[...pools].join(', ')}`,
      };
    });
}

/** True as well when it cannot be told. */
function mayAccept({ pools, poolsComplete }: Authorizer, pool: Key | undefined): boolean {
  return pool === undefined || !poolsComplete || pools.some((accepted) => mayBeSamePool(accepted, pool));
}

function acceptedBy({ pools }: Authorizer, model: Model): string {
  return pools.length === 0 ? 'no user pool' : pools.map((pool) => poolName(pool, model)).join(', ');
}

function poolName(key: Key, { userPools }: Model): string {
  const pool = userPools.find((one) => one.pool === key);
  return `user pool ${pool === undefined ? key.replace(/^pool /, '') : labelOf(pool)}`;
}
