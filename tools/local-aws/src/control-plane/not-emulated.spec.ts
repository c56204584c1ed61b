import { callHead } from './aws-call';
import { isGapOfMoto, notEmulated } from './not-emulated';

const html = { 'content-type': 'text/html; charset=utf-8' };
const json = { 'content-type': 'application/json' };
const head = (service: string, contentType = 'application/json') =>
  callHead('POST', '/', {
    authorization: `AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/${service}/aws4_request`,
    'content-type': contentType,
  });
const sentence = 'the local AWS does not emulate ssm StartSession: moto 5.2.1 lacks it or failed on it';

describe('a gap of moto', () => {
  it('is a 500, and a page of its web framework', () => {
    expect(isGapOfMoto('POST', { status: 500, headers: json })).toBe(true);
    expect(isGapOfMoto('PUT', { status: 404, headers: html })).toBe(true);
  });

  it("is none of AWS's own errors, nor a HEAD of something that is not there", () => {
    expect(isGapOfMoto('GET', { status: 404, headers: json })).toBe(false);
    expect(isGapOfMoto('GET', { status: 200, headers: html })).toBe(false);
    expect(isGapOfMoto('HEAD', { status: 404, headers: html })).toBe(false);
  });

  it('is told in the protocol of the call, with a status that nobody retries', () => {
    const told = notEmulated(head('ssm'), 'StartSession', '5.2.1');
    expect(told.status).toBe(501);
    expect(told.headers['x-amzn-errortype']).toBe('NotEmulated');
    expect(JSON.parse(Buffer.from(told.body).toString())).toEqual({
      __type: 'NotEmulated',
      message: sentence,
    });

    const inQueryProtocol = notEmulated(head('iam', 'application/x-www-form-urlencoded'), 'A<b>&', '5.2.1');
    expect(Buffer.from(inQueryProtocol.body).toString()).toBe(
      '<ErrorResponse><Error><Code>NotEmulated</Code><Message>the local AWS does not emulate iam A&#60;b&#62;&#38;: moto 5.2.1 lacks it or failed on it</Message></Error></ErrorResponse>',
    );
    expect(Buffer.from(notEmulated(head('s3'), 'PUT /a', '5.2.1').body).toString()).toMatch(
      /^<Error><Code>NotEmulated/,
    );
  });
});
