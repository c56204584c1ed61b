import { callHead, jsonBody } from './aws-call';
import { mayChange, operationName } from './operation-name';

const signed = (service: string, region = 'eu-west-1') => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

describe('a call of an AWS API', () => {
  it('is known by its signature', () => {
    expect(callHead('GET', '/restapis/a?limit=2', signed('apigateway'))).toMatchObject({
      service: 'apigateway',
      region: 'eu-west-1',
      path: '/restapis/a',
      query: 'limit=2',
      target: undefined,
    });
  });

  it('is known by a signature in the query', () => {
    const query = 'X-Amz-Credential=AKIA%2F20260101%2Fus-west-2%2Fs3%2Faws4_request&x=1';
    expect(callHead('GET', `/bucket/key?${query}`, {})).toMatchObject({
      service: 's3',
      region: 'us-west-2',
      query,
    });
  });

  it('is known by its target when it needs no signature', () => {
    const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp' };
    expect(callHead('POST', '/', headers)).toMatchObject({ service: 'cognito-idp', target: 'SignUp' });
  });

  it.each([
    [
      'CreateUserPool',
      { ...signed('cognito-idp'), 'x-amz-target': 'AWSCognitoIdentityProviderService.CreateUserPool' },
      '',
      true,
    ],
    [
      'DescribeUserPool',
      { ...signed('cognito-idp'), 'x-amz-target': 'AWSCognitoIdentityProviderService.DescribeUserPool' },
      '',
      false,
    ],
    ['CreateRole', signed('iam'), 'Action=CreateRole&RoleName=a', true],
    ['GetRole', signed('iam'), 'Action=GetRole&RoleName=a', false],
    ['POST /restapis', signed('apigateway'), '', true],
  ])('is called %s in the log', (name, headers, form, changes) => {
    const head = callHead('POST', name.split(' ')[1] ?? '/', headers);
    const fields = form === '' ? undefined : new URLSearchParams(form);
    expect(operationName(head, fields)).toBe(name);
    expect(mayChange(head, fields)).toBe(changes);
  });

  it('refuses a body that is no JSON object', () => {
    const call = (body: string) => ({ ...callHead('POST', '/', {}), body: Buffer.from(body) });
    expect(() => jsonBody(call('{'))).toThrow('the request body is not JSON');
    expect(() => jsonBody(call('[1]'))).toThrow('the request body is not a JSON object');
    expect(jsonBody(call(''))).toEqual({});
  });
});
