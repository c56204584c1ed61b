/** Everything that the rules find in a model, and everything that it could not follow. */
import type { Model, Place } from '../model';
import { rules } from '../rules';
import { couldNotAnalyse } from './could-not-analyse';
import type { Finding } from './finding';

/** By stack, then in the order of the rules. */
export function findingsOf(model: Model): Finding[] {
  const found = rules.flatMap(({ id, severity, fix, violations }) =>
    violations(model).map(({ place, message }): Finding => ({
      rule: id,
      severity,
      ...placeOnly(place),
      message,
      fix,
    })),
  );
  return [...found, ...couldNotAnalyse(model)].toSorted(
    (a, b) => model.stacks.indexOf(a.stack) - model.stacks.indexOf(b.stack),
  );
}

/** Nouns of the model are places with more in them. */
function placeOnly({ stack, address, constructPath }: Place): Place {
  return { stack, address, ...(constructPath !== undefined && { constructPath }) };
}
