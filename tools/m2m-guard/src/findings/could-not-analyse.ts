/** What could not be followed is a finding: nobody can say that it is fine. */
import type { Model } from '../model';
import type { Finding } from './finding';

export const couldNotAnalyseRule = {
  id: 'could-not-analyse',
  severity: 'error',
  what: 'something that this tool cannot follow',
  why: 'What is not understood may be any of the mistakes. It is never taken for fine.',
  fix: 'write it as a literal or a reference, check the plan of the stack instead, or acknowledge it with the reason why it is right',
} as const;

export function couldNotAnalyse({ notRead }: Pick<Model, 'notRead'>): Finding[] {
  const { id: rule, severity, fix } = couldNotAnalyseRule;
  return notRead.map(({ why, ...place }) => ({ rule, severity, ...place, message: why, fix }));
}
