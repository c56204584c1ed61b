/** The second `npm run quickstart`, beside a bare `terraform apply` of both stacks where nothing is to be done. */
import { atMost, rounded, type Row } from '../src/row';
import { mediansInTurn } from '../src/timing';

const stacks = ['auth-stack', 'echo-api'];
const rounds = 3;
const allowedFactor = 2;
const allowedMs = 10_000;

export const quickstartAgain: Row = {
  id: 'quickstart-again',
  async measure(workplace) {
    const aws = await workplace.deployed();
    workplace.tell('second quickstart, beside terraform apply of both stacks');
    const { quickstart, terraform } = await mediansInTurn(rounds, {
      quickstart: () => workplace.run(['npm', 'run', 'quickstart', '--', `--port=${aws.port.toString()}`]),
      terraform: async () => {
        for (const stack of stacks) {
          await workplace.run(['terraform', 'apply', '-auto-approve', '-input=false'], {
            cwd: workplace.workingFolder(stack),
            env: workplace.awsEnvironment(aws),
          });
        }
      },
    });
    return [
      atMost(
        'npm run quickstart, second run',
        {
          value: quickstart / 1_000,
          limit: (terraform * allowedFactor + allowedMs) / 1_000,
          unit: `s (terraform apply of both ${rounded(terraform / 1_000)} s)`,
        },
        `<= terraform apply of both x ${allowedFactor.toString()} + ${(allowedMs / 1_000).toString()} s`,
        { quickstartMs: quickstart, terraformMs: terraform },
      ),
    ];
  },
};
