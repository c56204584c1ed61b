/** Per stack, everything that stands between this tool and a complete review. */
import type { Meta, StackInput } from '../input';
import type { CouldNotAnalyse } from './model';
import { notUnderstood } from './not-understood';

export function couldNotAnalyse(input: StackInput): CouldNotAnalyse[] {
  const { stack, meta, plan, contract, problems } = input;
  return [
    ...problems.map((text) => ({ stack, text })),
    ...(meta?.status === 'failed' && plan?.errored !== true ? [{ stack, text: failure(meta) }] : []),
    ...(plan === undefined ? [] : notUnderstood(plan).map((entry) => ({ stack, ...entry }))),
    ...contract.notUnderstood.map((address) => ({
      stack,
      address,
      text: 'the name of this SSM parameter is not plain text, so nobody can tell who publishes or reads it',
    })),
  ];
}

function failure({ diagnostics }: Meta): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return errors > 0
    ? `the plan could not be made: ${errors} ${errors === 1 ? 'error' : 'errors'}, see its diagnostics`
    : 'the plan could not be made';
}
