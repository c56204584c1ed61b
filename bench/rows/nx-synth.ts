/**
 * `nx run auth-stack:synth` without cache, beside `cdktf synth` in projects that `cdktf init` makes: of the same stack, which
 * has the limit, and of the empty stack of the template, for information.
 */
import { installCdktfCli, installedCdktfCli } from '../src/cdktf-cli-scratch';
import { atMost, forInformation, notMeasured, rounded, type Row } from '../src/row';
import { putStackInto, requireSameStack } from '../src/stack-in-template';
import { mediansInTurn } from '../src/timing';
import { stage, type Workplace } from '../src/workplace';

const stack = 'auth-stack';
const rounds = 7;
const what = `nx run ${stack}:synth, not cached`;
const must = '<= 1/6 of cdktf synth of the same stack, default template';

export const nxSynth: Row = {
  id: 'nx-synth',
  async measure(workplace) {
    const cli =
      installedCdktfCli() ?? (workplace.installCdktfCli ? await installCdktfCli(workplace) : undefined);
    if (cli === undefined) {
      return [
        notMeasured(what, must, 'cdktf-cli is not installed in its scratch folder; --with-cdktf-cli does it'),
      ];
    }
    workplace.tell(`nx run ${stack}:synth, beside cdktf synth`);
    putStackInto(cli.stackProject, stack, workplace);
    const { nx, sameStack, emptyStack } = await mediansInTurn(rounds, {
      nx: () => workplace.run(workplace.nx('run', `${stack}:synth:${stage}`, '--skip-nx-cache')),
      sameStack: () => cdktfSynth(workplace, cli.program, cli.stackProject),
      emptyStack: () => cdktfSynth(workplace, cli.program, cli.emptyProject),
    });
    requireSameStack(cli.stackProject, stack, workplace);
    const beside = (cdktf: number) => ({
      value: nx / cdktf,
      unit: `x (${rounded(nx / 1_000)} s, cdktf synth ${rounded(cdktf / 1_000)} s)`,
    });
    return [
      atMost(what, { ...beside(sameStack), limit: 1 / 6 }, must, { nxMs: nx, cdktfMs: sameStack }),
      forInformation('the same, beside cdktf synth of an empty stack', beside(emptyStack), {
        nxMs: nx,
        cdktfMs: emptyStack,
      }),
    ];
  },
};

function cdktfSynth(workplace: Workplace, program: string, project: string): Promise<string> {
  return workplace.run([program, 'synth'], {
    cwd: project,
    env: { STAGE: stage, CI: '1', DISABLE_VERSION_CHECK: '1', CHECKPOINT_DISABLE: '1' },
  });
}
