import { keepsRunning, nextSteps } from './farewell';

const deployed = {
  stack: 'echo-api',
  stage: 'local',
  apiUrl: 'https://abc.execute-api.us-east-1.amazonaws.com/local',
  tokenUrl: 'https://p.auth.us-east-1.amazoncognito.com/oauth2/token',
};
const localApiUrl = 'http://127.0.0.1:4566/_host/abc.execute-api.us-east-1.amazonaws.com/local';
const aws = {
  endpoint: 'http://127.0.0.1:4566',
  port: 4566,
  pid: 7,
  logFile: '/home/me/my clone/4566.log',
  isDefault: true,
};

describe('nextSteps', () => {
  it('gives a curl line that gets its own token, and a call through Nx', () => {
    expect(nextSteps(deployed, aws).slice(-2)).toEqual([
      `  curl -sS -H "Authorization: Bearer $(npx nx run echo-api:token:local)" '${localApiUrl}/echo'`,
      `  npx nx run echo-api:call:local --path=/echo --method=POST --data='{"hello":"world"}'`,
    ]);
  });

  it('names the endpoint in each command when it is not the one of the stage', () => {
    const [curl, call] = nextSteps(deployed, {
      ...aws,
      endpoint: 'http://127.0.0.1:5000',
      isDefault: false,
    }).slice(-2);
    expect(curl).toContain('$(AWS_ENDPOINT_URL=http://127.0.0.1:5000 npx nx run echo-api:token:local)');
    expect(call).toContain('  AWS_ENDPOINT_URL=http://127.0.0.1:5000 npx nx run echo-api:call:local');
  });
});

describe('keepsRunning', () => {
  it('says how to stop it and how to see its log, also where the path holds a space', () => {
    expect(keepsRunning(aws)).toEqual([
      'The local AWS keeps running in the background at http://127.0.0.1:4566 (pid 7).',
      '  stop it      npx nx run local-aws:stop   (everything in it is gone then)',
      "  see its log  tail -f '/home/me/my clone/4566.log'",
    ]);
  });

  it('names the port when it is not the usual one', () => {
    expect(keepsRunning({ ...aws, port: 5000, isDefault: false })[1]).toContain('local-aws:stop --port=5000');
  });
});
