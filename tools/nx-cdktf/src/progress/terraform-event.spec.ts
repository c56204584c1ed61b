import { StackError } from '../stack-error';
import { parseEvent } from './terraform-event';

const resource = { addr: 'aws_ssm_parameter.p', resource_type: 'aws_ssm_parameter', resource_name: 'p' };
const line = (event: object) => JSON.stringify({ '@level': 'info', '@message': 'words', ...event });

describe('an event of terraform', () => {
  it('is read with what is needed of it, and without source snippets', () => {
    const diagnostic = {
      severity: 'error',
      summary: 'Invalid',
      detail: '',
      address: 'aws_x.y',
      snippet: { code: 'secret = "canary"', values: [{ traversal: 'x', statement: 'is "canary"' }] },
    };
    const event = parseEvent(line({ type: 'diagnostic', diagnostic }));
    expect(event).toEqual({
      type: 'diagnostic',
      diagnostic: { severity: 'error', summary: 'Invalid', detail: '', address: 'aws_x.y' },
    });
  });

  it.each(['log', 'refresh_start', 'provision_progress', 'a kind of the future'])(
    'passes as "other" when it is a %s',
    (type) => {
      expect(parseEvent(line({ type, hook: 7 }))).toEqual({ type: 'other' });
    },
  );

  it.each(['', 'There are some problems with the CLI configuration:', '7', '"text"'])(
    'is undefined for the line %j, which is none',
    (text) => {
      expect(parseEvent(text)).toBeUndefined();
    },
  );

  it('refuses an action that is not known', () => {
    const change = { resource, action: 'evaporate' };
    expect(() => parseEvent(line({ type: 'planned_change', change }))).toThrow(
      new StackError(
        'terraform: an event of type "planned_change" is not understood at "change.action"; received "evaporate". ' +
          'Nothing is done that is not understood; use a Terraform 1.11 or OpenTofu 1.10 release, or update tools/nx-cdktf',
      ),
    );
  });

  it('refuses output of another major version', () => {
    expect(() => parseEvent(line({ type: 'version', terraform: '2.0.0', ui: '2.0' }))).toThrow(
      new StackError(
        'terraform: its -json output has version 2.0; expected 1.x. ' +
          'Set TERRAFORM_BINARY to a release that speaks it, or update tools/nx-cdktf',
      ),
    );
  });

  it('fails without repeating values when an event has another shape', () => {
    const outputs = { secret: { sensitive: 'canary', value: 'canary' } };
    expect(() => parseEvent(line({ type: 'outputs', outputs }))).toThrow(
      'terraform: an event of type "outputs" is not understood at "outputs.secret.sensitive"; received "string". ',
    );
  });
});
