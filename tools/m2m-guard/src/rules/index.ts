/** The rules, in the order in which they are listed. A new rule is one file beside this one and one line here. */
import { clientWithoutSecret } from './client-without-secret';
import { openRoute } from './open-route';
import type { Rule } from './rule';
import { undeclaredClientScope } from './undeclared-client-scope';

export const rules: readonly Rule[] = [clientWithoutSecret, undeclaredClientScope, openRoute];

export type { Rule, Severity } from './rule';
