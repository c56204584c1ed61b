import { echoApi, startLocalAws, type LocalAws } from '../cli/local-aws.fixture';
import { exchangeWithin } from '../http/exchange';
import { tokenSource } from './access-token';

const [reader, writer] = echoApi.clients as [(typeof echoApi.clients)[0], (typeof echoApi.clients)[0]];

describe('tokenSource', () => {
  let aws: LocalAws;
  const source = () => tokenSource(echoApi, aws.endpoint, exchangeWithin());
  const failure = (client = reader, scopes = ['echo-api/read']) =>
    source()(client, scopes).catch((error: Error) => error.message);

  beforeEach(async () => {
    aws = await startLocalAws();
  });

  afterEach(() => aws.close());

  it('asks with client credentials in the header and always names the scopes', async () => {
    expect(await source()(writer, ['echo-api/write'])).toBe('CANARY.echo-api/write.sig');
    expect(aws.received).toMatchObject([
      {
        method: 'POST',
        path: '/_host/pool.auth.eu-west-1.amazoncognito.com/oauth2/token',
        headers: {
          authorization: `Basic ${Buffer.from('id-of-writer:CANARY-secret-w').toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials&scope=echo-api%2Fwrite',
      },
    ]);
  });

  it('asks once per client and set of scopes, whatever their order', async () => {
    const tokenOf = source();
    await tokenOf(writer, ['echo-api/read', 'echo-api/write']);
    await tokenOf(writer, ['echo-api/write', 'echo-api/read']);
    await tokenOf(writer, ['echo-api/read']);
    await tokenOf(reader, ['echo-api/read']);
    expect(aws.received).toHaveLength(3);
  });

  it('fails when the secret is no longer the one that was deployed', async () => {
    expect(await failure({ ...reader, clientId: 'id-of-nobody' })).toBe(
      'https://pool.auth.eu-west-1.amazoncognito.com/oauth2/token: does not accept client "reader" (invalid_client): it ' +
        'was deleted, or its secret changed, after echo-api was deployed; deploy the stack again: npx nx run ' +
        'echo-api:deploy:local',
    );
  });

  it('fails when the client may not have the scope', async () => {
    expect(await failure(reader, ['echo-api/write'])).toBe(
      'https://pool.auth.eu-west-1.amazoncognito.com/oauth2/token: client "reader" may not have echo-api/write ' +
        '(invalid_scope); echo-api gives it echo-api/read',
    );
  });

  it.each([
    [503, 'CANARY', "failed with 503; this is the service's own fault, try again"],
    [400, '{"error":"unauthorized_client"}', 'refused client "reader" with 400 unauthorized_client'],
    [403, '{"error":"CANARY <b>"}', 'refused client "reader" with 403 and no error code'],
    [
      200,
      '{"access_token":"CANARY","token_type":"mac"}',
      'answered 200, but without an access token of type Bearer',
    ],
    [200, 'CANARY', 'answered 200, but without an access token of type Bearer'],
  ])(
    'fails when the token endpoint answers %i %s, and repeats nothing of it',
    async (status, body, message) => {
      aws.behave = () => ({ status, body });
      expect(await failure()).toBe(`https://pool.auth.eu-west-1.amazoncognito.com/oauth2/token: ${message}`);
    },
  );
});
