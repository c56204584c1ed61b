import { writeWorkspace } from '../spec-support/written-workspace';
import { verdictDay } from './verdict-day';

describe('the day of a verdict', () => {
  const now = new Date('2026-11-28T23:59:59.999Z');

  it('is today where a finding is acknowledged, because that expires', () => {
    expect(verdictDay(writeWorkspace({ 'm2m-guard.json': {} }), now)).toEqual({ CHECK_DAY: '2026-11-28' });
  });

  it('does not matter elsewhere, whatever the environment of Nx says', () => {
    expect(verdictDay(writeWorkspace({}), now)).toEqual({ CHECK_DAY: '' });
  });
});
