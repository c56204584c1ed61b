import { createColors } from 'picocolors';
import type { Finding } from '../findings';
import type { Checked } from './checked';
import { textReport } from './text-report';

const finding: Finding = {
  rule: 'open-route',
  severity: 'error',
  stack: 'echo-api',
  address: 'aws_api_gateway_method.get',
  constructPath: 'echo-api/api/routes/echo/GET',
  message: 'route GET /echo has no authorization, so anybody may call it',
  fix: 'set authorization',
};

const plain = (checked: Partial<Checked>) =>
  textReport(
    { stacks: ['auth-stack', 'echo-api'], findings: [], acknowledged: [], ...checked },
    createColors(false),
  );

describe('the report for people', () => {
  it('says what was checked when nothing was found', () => {
    expect(plain({})).toBe('2 stacks checked: 0 errors, 0 warnings\n');
  });

  it('groups by stack, and names the construct before the address', () => {
    expect(plain({ findings: [finding] })).toBe(
      [
        'echo-api',
        '  error open-route: echo-api/api/routes/echo/GET (aws_api_gateway_method.get)',
        '    route GET /echo has no authorization, so anybody may call it',
        '    fix: set authorization',
        '',
        '2 stacks checked: 1 error, 0 warnings',
        '',
      ].join('\n'),
    );
  });

  it('shows what is acknowledged, with the reason', () => {
    expect(plain({ acknowledged: [{ ...finding, reason: 'a health check', expires: '2027-01-31' }] })).toBe(
      [
        'echo-api',
        '  acknowledged until 2027-01-31 open-route: aws_api_gateway_method.get',
        '    a health check',
        '',
        '2 stacks checked: 0 errors, 0 warnings, 1 acknowledged',
        '',
      ].join('\n'),
    );
  });

  it('lets no control character through to the terminal', () => {
    const text = plain({ findings: [{ ...finding, address: 'aws_x.\u001b[2J\u202e' }] });
    expect(text).toContain('(aws_x.\ufffd[2J\ufffd)');
  });
});
