import type { DangerRule, DangerSubject } from './rule';

/** Without it, the next mistake in the configuration can delete the pool. */
export const protectionRemoved: DangerRule = {
  id: 'protection-removed',
  find: (subject) =>
    subject.change.type === 'aws_cognito_user_pool' && subject.change.action === 'update' && loses(subject)
      ? {
          what: 'the user pool loses its deletion protection',
          consequence:
            'The next deployment, or one click in the console, can delete it with all its clients.',
          certainty: 'certain',
        }
      : undefined,
};

function loses({ before, after }: DangerSubject): boolean {
  const old = before('deletion_protection');
  const now = after('deletion_protection');
  const wasActive = old.kind === 'value' && old.value === 'ACTIVE';
  return wasActive && !(now.kind === 'value' && now.value === 'ACTIVE');
}
