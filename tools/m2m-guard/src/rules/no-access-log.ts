import { change } from './examples/change';
import { goodHttpApi } from './examples/good-http-api';
import { rule } from './rule';

export const noAccessLog = rule({
  id: 'no-access-log',
  severity: 'warning',
  what: 'stage of an API without an access log',
  why: 'Without an access log nobody can tell later which client called what, or which calls were refused.',
  source: 'AWS API Gateway: "Set up CloudWatch logging for REST APIs", "Configure logging for HTTP APIs"',
  fix: 'set access_log_settings with destination_arn and format; never log the Authorization header',
  violations: ({ apiStages }) =>
    apiStages
      .filter(({ hasAccessLog }) => !hasAccessLog)
      .map((place) => ({ place, message: 'stage has no access_log_settings with a destination_arn' })),
  examples: {
    fires: [
      [change('api', 'aws_api_gateway_stage.dev', { access_log_settings: undefined })],
      [change('api', 'aws_api_gateway_stage.dev', { access_log_settings: [] })],
      [...goodHttpApi, change('api', 'aws_apigatewayv2_stage.dev', { access_log_settings: undefined })],
    ],
    doesNotFire: [
      [
        change('api', 'aws_api_gateway_stage.dev', {
          access_log_settings: undefined,
          dynamic: { access_log_settings: { for_each: '${var.logs}', content: {} } },
        }),
      ],
    ],
  },
});
