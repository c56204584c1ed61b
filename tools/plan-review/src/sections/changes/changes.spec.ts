import { markdownReport } from '../../report';
import { storyReview } from '../../stories/story-review';

describe('the lines of resource changes', () => {
  it('say the cause of a replacement first, and have their addresses below each other', () => {
    expect(markdownReport(storyReview('user-pool-replaced'))).toContain(
      [
        '```diff',
        '# read        data.aws_ssm_parameter.CognitoIssuer  (what it reads is known after apply)',
        '# read        data.aws_ssm_parameter.CognitoUserPoolArn  (what it reads is known after apply)',
        '# read        data.aws_ssm_parameter.CognitoUserPoolId  (what it reads is known after apply)',
        '! update      aws_api_gateway_authorizer.authorizer  (provider_arns)',
        '! may replace aws_cognito_resource_server.server  (because of user_pool_id, the old one is deleted first)',
        '! may replace aws_cognito_user_pool_client.service  (because of user_pool_id, the old one is deleted first)',
        '```',
      ].join('\n'),
    );
  });
});
