import type { Authorizer, Model } from '../model';
import { change, type Change } from './examples/change';
import { goodHttpApi, jwtConfiguration } from './examples/good-http-api';
import { rule, type Violation } from './rule';

/** Of one JWT authorizer. AWS does not raise it. */
const mostAudiences = 50;

export const httpApiAudiences = rule({
  id: 'http-api-audiences',
  severity: 'error',
  what: 'JWT authorizer whose audiences are none, too many, or no clients',
  why: 'Access tokens of machines have no "aud", so an HTTP API compares their client_id with the list: who is not in it gets 401. AWS takes 50 audiences per authorizer and does not raise that.',
  source: 'AWS API Gateway: "Control access to HTTP APIs with JWT authorizers"; quotas of HTTP APIs',
  fix: 'set jwt_configuration.audience to the ids of the clients: "${aws_cognito_user_pool_client.<name>.id}"; for more than 50 clients use a REST API',
  violations: (model) =>
    model.authorizers
      .filter(({ type }) => type === 'jwt')
      .flatMap((authorizer) => [...countFaults(authorizer), ...strangers(authorizer, model)]),
  examples: {
    fires: [
      withAudience(undefined),
      withAudience([]),
      withAudience(Array.from({ length: mostAudiences + 1 }, (_none, index) => `client${index}`)),
      withAudience([...jwtConfiguration.audience, 'https://orders.example.com']),
      withAudience([...jwtConfiguration.audience, '${aws_cognito_resource_server.orders.identifier}']),
      withAudience([...jwtConfiguration.audience, '${aws_cognito_user_pool_client.reader.name}']),
      withAudience([...jwtConfiguration.audience, '${aws_apigatewayv2_api.orders.id}']),
    ],
    doesNotFire: [
      withAudience(Array.from({ length: mostAudiences }, (_none, index) => `client${index}`)),
      withAudience(['1example23456789']),
      withAudience('${var.clients}'),
    ],
  },
});

function withAudience(audience: unknown): Change[] {
  return [
    ...goodHttpApi,
    change('api', 'aws_apigatewayv2_authorizer.jwt', {
      jwt_configuration: [{ issuer: jwtConfiguration.issuer, ...(audience !== undefined && { audience }) }],
    }),
  ];
}

function countFaults(authorizer: Authorizer): Violation[] {
  const { audiences, foreignAudiences, audiencesComplete } = authorizer;
  const count = audiences.length + foreignAudiences.length;
  if (count > mostAudiences) {
    return [
      {
        place: authorizer,
        message: `authorizer lists ${count} audiences; AWS takes ${mostAudiences} at most`,
      },
    ];
  }
  return count === 0 && audiencesComplete
    ? [
        {
          place: authorizer,
          message:
            'authorizer lists no audience, and AWS requires one of a JWT authorizer; list the ids of its clients',
        },
      ]
    : [];
}

/** What cannot be the id of a client. An id that is written out may be that of a client that is made elsewhere. */
function strangers(authorizer: Authorizer, { clients, resourceServers }: Model): Violation[] {
  const names = new Map<unknown, string>([
    ...resourceServers.map(({ identifier }) => [identifier, 'the identifier of a resource server'] as const),
    ...clients.map(({ name }) => [name, 'the name of a client'] as const),
  ]);
  const made = new Set(clients.map(({ client }) => client));
  const strange = [
    ...authorizer.audiences
      .filter((audience) => !made.has(audience))
      .flatMap((audience) => {
        const what =
          names.get(audience) ?? (/^[\w+]{1,128}$/.test(audience) ? undefined : 'no id of a client');
        return what === undefined ? [] : [`${JSON.stringify(audience)}, which is ${what}`];
      }),
    ...authorizer.foreignAudiences.map((audience) => `${audience}, which is no id of a client`),
  ];
  return strange.map((audience) => ({
    place: authorizer,
    message: `authorizer lists the audience ${audience}; tokens of machines are known by the id of their client`,
  }));
}
