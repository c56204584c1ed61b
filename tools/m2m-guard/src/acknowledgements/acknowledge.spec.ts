import type { Finding } from '../findings';
import { acknowledge } from './acknowledge';
import type { Acknowledgement } from './acknowledgement';

const finding: Finding = {
  rule: 'open-route',
  severity: 'error',
  stack: 'echo-api',
  address: 'aws_api_gateway_method.get',
  message: 'route GET /health has no authorization, so anybody may call it',
  fix: 'set authorization',
};

const acknowledgement: Acknowledgement = {
  rule: 'open-route',
  stack: 'echo-api',
  address: 'aws_api_gateway_method.get',
  reason: 'a health check without data',
  expires: '2027-01-31',
};

const on = (today: string, change: Partial<Acknowledgement> = {}, stacks = ['echo-api']) =>
  acknowledge([finding], { acknowledgements: [{ ...acknowledgement, ...change }], today, stacks });

const rulesOf = (findings: readonly Finding[]) => findings.map(({ rule }) => rule);

describe('an acknowledgement', () => {
  it('takes its finding out, with the reason, up to and on its last day', () => {
    expect(on('2027-01-31')).toEqual({
      findings: [],
      acknowledged: [{ ...finding, reason: 'a health check without data', expires: '2027-01-31' }],
    });
  });

  it('is a finding beside its own when its day is over', () => {
    const { findings, acknowledged } = on('2027-02-01');
    expect(rulesOf(findings)).toEqual(['open-route', 'expired-acknowledgement']);
    expect(findings[1]?.message).toBe('acknowledgement of open-route expired on 2027-01-31');
    expect(acknowledged).toEqual([]);
  });

  it.each([
    ['rule', { rule: 'no-access-log' }],
    ['address', { address: 'aws_api_gateway_method.post' }],
  ])('accepts nothing of another %s, and is a finding because nothing needs it', (_what, change) => {
    expect(rulesOf(on('2027-01-31', change).findings)).toEqual(['open-route', 'unused-acknowledgement']);
  });

  it('is not judged when its stack is not checked', () => {
    expect(rulesOf(on('2027-01-31', { stack: 'other-api' }).findings)).toEqual(['open-route']);
    expect(rulesOf(on('2027-02-01', { stack: 'other-api' }).findings)).toEqual(['open-route']);
  });
});
