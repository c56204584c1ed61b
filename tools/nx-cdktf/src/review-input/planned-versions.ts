/** Which versions of its parameters a plan was made with: what the data sources read, as the plan itself tells. */
import { z } from 'zod';
import { StackError } from '../stack-error';
import type { ContractPin } from './read-parameters';

/** Values are dropped here. */
const schema = z.object({
  prior_state: z
    .object({
      values: z
        .object({
          root_module: z
            .object({
              resources: z
                .array(
                  z.object({
                    mode: z.string(),
                    type: z.string(),
                    values: z.looseObject({}).transform(({ name, arn, version }) => ({ name, arn, version })),
                  }),
                )
                .optional(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
});

/**
 * @param planJson what `terraform show -json` prints
 * @throws StackError when a parameter got another version while the plan was made
 */
export function requireSameVersions(planJson: string, pins: readonly ContractPin[]): void {
  const plan = schema.parse(JSON.parse(planJson));
  const read = (plan.prior_state?.values?.root_module?.resources ?? [])
    .filter(({ mode, type }) => mode === 'data' && type === 'aws_ssm_parameter')
    .map(({ values }) => values);
  for (const { name, arn, version } of read) {
    const pin = pins.find((candidate) => candidate.name === name);
    if (pin !== undefined && (pin.arn !== arn || pin.version !== version)) {
      throw new StackError(
        `SSM parameter ${JSON.stringify(pin.name)} was changed while the plan was made; nothing was applied, plan again`,
      );
    }
  }
}
