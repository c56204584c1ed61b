import { StackError } from '../stack-error';
import { allOutputs, outputLines, parseOutputs, shownOutputs } from './stack-outputs';

const text = JSON.stringify({
  api_url: { sensitive: false, type: 'string', value: 'https://x' },
  clients: { sensitive: false, type: ['object', {}], value: { reader: { client_id: 'abc' } } },
  client_secrets: { sensitive: true, type: 'string', value: 'canary' },
});

describe('the outputs of a stack', () => {
  it('are shown without sensitive values', () => {
    const lines = outputLines(shownOutputs(parseOutputs(text)));
    expect(lines).toEqual([
      'api_url        = https://x',
      'clients        = {"reader":{"client_id":"abc"}}',
      'client_secrets = <sensitive>',
    ]);
  });

  it('hold every value for the tools that call the API', () => {
    expect(allOutputs(parseOutputs(text))['client_secrets']).toBe('canary');
  });

  it('are none before the first deploy', () => {
    expect(parseOutputs('{}')).toEqual({});
  });

  it.each(['canary', '{"x":{"value":"canary"}}', '[]'])('fail without repeating %j', (broken) => {
    expect(() => parseOutputs(broken)).toThrow(
      new StackError(
        'terraform output -json: its answer is not understood; use a Terraform 1.11 or OpenTofu 1.10 release',
      ),
    );
  });
});
