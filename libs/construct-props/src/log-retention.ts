import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { ConstructPropsError } from './construct-props-error';
import { quote } from './limits';

/** How long CloudWatch can keep the events of a log group, in days. */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** @throws ConstructPropsError when CloudWatch has no such period */
export function checkLogRetention(construct: IConstruct, prop: string, days: number): void {
  if (!Token.isUnresolved(days) && !retentionDays.includes(days)) {
    throw new ConstructPropsError(
      construct,
      `${prop} ${quote(days)} is unknown to CloudWatch; allowed are ${retentionDays.join(', ')} days`,
    );
  }
}
