import { deployedApi } from './deployed-api';

const echoApi = { stack: 'echo-api', stage: 'local' };

export const outputs = {
  api_url: 'https://abc.execute-api.eu-west-1.amazonaws.com/local',
  token_url: 'https://p.auth.eu-west-1.amazoncognito.com/oauth2/token',
  clients: { reader: { client_id: 'id-of-reader', oauth_scopes: ['echo-api/read'] } },
  routes: [
    { method: 'GET', path: '/echo', authorization: 'COGNITO_USER_POOLS', oauth_scopes: ['echo-api/read'] },
  ],
  client_secrets: { reader: 'CANARY-secret' },
};

describe('deployedApi', () => {
  it('reads clients, routes and secrets from the outputs of the stack', () => {
    const api = deployedApi(echoApi, outputs);

    expect(api.clients).toEqual([
      { name: 'reader', clientId: 'id-of-reader', oauthScopes: ['echo-api/read'] },
    ]);
    expect(api.routes).toEqual([
      { method: 'GET', path: '/echo', authorization: 'COGNITO_USER_POOLS', oauthScopes: ['echo-api/read'] },
    ]);
    expect(api.clients.map(api.secretOf)).toEqual(['CANARY-secret']);
  });

  it('holds no secret that a printed or serialized API would show', () => {
    expect(JSON.stringify(deployedApi(echoApi, outputs))).not.toContain('CANARY');
  });

  it('fails when the stack is not deployed, and names the command that deploys it', () => {
    expect(() => deployedApi(echoApi, {})).toThrow(
      'echo-api is not deployed in stage "local"; deploy it first: npx nx run echo-api:deploy:local',
    );
  });

  it('fails when an output has another form, without quoting any value', () => {
    expect(() => deployedApi(echoApi, { ...outputs, client_secrets: ['CANARY-secret'] })).toThrow(
      'echo-api: output client_secrets: Invalid input: expected record, received array; in stage "local" the stack is ' +
        'older than this tool or no API. Deploy it again: npx nx run echo-api:deploy:local',
    );
  });

  it('refuses a route with an authorization that it does not know, instead of skipping it', () => {
    const routes = [{ ...outputs.routes[0], authorization: 'CUSTOM' }];
    expect(() => deployedApi(echoApi, { ...outputs, routes })).toThrow(
      'output routes.0.authorization: Invalid option: expected one of "COGNITO_USER_POOLS"|"NONE"',
    );
  });

  it('fails when a client has no secret in the outputs', () => {
    const api = deployedApi(echoApi, { ...outputs, client_secrets: {} });
    expect(() => api.clients.map(api.secretOf)).toThrow(
      'echo-api: output client_secrets has no secret of client "reader" in stage "local"; deploy the stack again: ' +
        'npx nx run echo-api:deploy:local',
    );
  });
});
