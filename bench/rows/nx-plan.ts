/** `nx run echo-api:plan` beside a bare `terraform plan` of the same folder: what Nx and our command add. */
import { existsSync } from 'node:fs';
import { atMost, rounded, type Row } from '../src/row';
import { mediansInTurn } from '../src/timing';
import { stage } from '../src/workplace';

const stack = 'echo-api';
const rounds = 5;
const allowedMs = 1_500;

export const nxPlan: Row = {
  id: 'nx-plan',
  async measure(workplace) {
    const aws = await workplace.deployed();
    workplace.tell('nx run echo-api:plan, beside terraform plan');
    const cwd = workplace.workingFolder(stack);
    if (!existsSync(cwd)) {
      throw new Error(`${cwd}: Terraform's working folder of ${stack} is not where it is looked for`);
    }
    const { nx, terraform } = await mediansInTurn(rounds, {
      nx: () =>
        workplace.run(workplace.nx('run', `${stack}:plan:${stage}`), {
          env: { AWS_ENDPOINT_URL: aws.endpoint },
        }),
      terraform: () =>
        workplace.run(['terraform', 'plan', '-lock=false', '-input=false'], {
          cwd,
          env: workplace.awsEnvironment(aws),
        }),
    });
    return [
      atMost(
        `nx run ${stack}:plan, wall`,
        {
          value: (nx - terraform) / 1_000,
          limit: allowedMs / 1_000,
          unit: `s more (${rounded(nx / 1_000)} s, terraform ${rounded(terraform / 1_000)} s)`,
        },
        `<= terraform plan + ${(allowedMs / 1_000).toString()} s`,
        { nxMs: nx, terraformMs: terraform },
      ),
    ];
  },
};
