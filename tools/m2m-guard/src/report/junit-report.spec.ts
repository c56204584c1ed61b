import type { Finding } from '../findings';
import { junitReport } from './junit-report';

const finding: Finding = {
  rule: 'open-route',
  severity: 'error',
  stack: 'echo-api',
  address: 'aws_api_gateway_method.x["<&\u0000]"]',
  message: 'route GET / has no authorization',
  fix: 'set it',
};

describe('the JUnit report', () => {
  it('is a failed case for each error, in the suite of its stack', async () => {
    const xml = await junitReport({ stacks: ['echo-api'], findings: [finding], acknowledged: [] });
    expect(xml).toContain('<testsuite name="echo-api" tests="1" failures="1" errors="0" skipped="0">');
    expect(xml).toContain('<failure message="route GET / has no authorization; set it" type="open-route"/>');
  });

  it('escapes what a stack calls its blocks, and leaves out what XML cannot hold', async () => {
    const xml = await junitReport({ stacks: ['echo-api'], findings: [finding], acknowledged: [] });
    expect(xml).toContain('&lt;&amp;\ufffd]');
  });

  it('does not fail for a warning, and skips what is acknowledged', async () => {
    const xml = await junitReport({
      stacks: ['echo-api'],
      findings: [{ ...finding, severity: 'warning' }],
      acknowledged: [{ ...finding, reason: 'a health check', expires: '2027-01-31' }],
    });
    expect(xml).toContain('tests="2" failures="0" errors="0" skipped="1"');
    expect(xml).toContain('(acknowledged: a health check)');
  });

  it('has a case for a stack without findings', async () => {
    const xml = await junitReport({ stacks: ['auth-stack'], findings: [], acknowledged: [] });
    expect(xml).toContain('<testcase classname="auth-stack" name="no findings"/>');
  });
});
