import { planErrors, validationErrors } from './terraform-errors';

const error = { severity: 'error', summary: 'Invalid Attribute Value', detail: 'got:\n  90h0m0s' };
const warning = { severity: 'warning', summary: 'Deprecated', detail: 'use another' };
const ended = (exitCode: number, stdout: string, stderr = '') => ({ exitCode, stdout, stderr });

describe("Terraform's errors", () => {
  it('are in one document of validate, without the warnings', () => {
    const document = JSON.stringify({ valid: false, diagnostics: [warning, error] });
    expect(validationErrors(ended(1, document))).toEqual(['Invalid Attribute Value: got: 90h0m0s']);
  });

  it('are in single lines of plan', () => {
    const lines = [
      { '@level': 'info', type: 'version' },
      { '@level': 'error', diagnostic: error },
    ];
    expect(planErrors(ended(1, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`))).toEqual([
      'Invalid Attribute Value: got: 90h0m0s',
    ]);
  });

  it('are none when it succeeded, whatever it warned of', () => {
    expect(validationErrors(ended(0, JSON.stringify({ diagnostics: [warning] })))).toEqual([]);
    expect(planErrors(ended(0, ''))).toEqual([]);
  });

  it('are never none when it failed', () => {
    expect(planErrors(ended(1, '', 'killed\n'))).toEqual(['terraform says no reason: killed']);
  });
});
