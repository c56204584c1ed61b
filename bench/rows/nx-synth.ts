/** `nx run auth-stack:synth` without cache, beside `cdktf synth` of the project that `cdktf init` makes. */
import { installCdktfCli, installedCdktfCli } from '../src/cdktf-cli-scratch';
import { atMost, notMeasured, rounded, type Row } from '../src/row';
import { mediansInTurn } from '../src/timing';
import { stage } from '../src/workplace';

const stack = 'auth-stack';
const rounds = 5;
const what = `nx run ${stack}:synth, not cached`;
const must = '<= 1/6 of cdktf synth, default template';

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
    const { nx, cdktf } = await mediansInTurn(rounds, {
      nx: () => workplace.run(workplace.nx('run', `${stack}:synth:${stage}`, '--skip-nx-cache')),
      cdktf: () =>
        workplace.run([cli.program, 'synth'], {
          cwd: cli.project,
          env: { CI: '1', DISABLE_VERSION_CHECK: '1', CHECKPOINT_DISABLE: '1' },
        }),
    });
    return [
      atMost(
        what,
        {
          value: nx / cdktf,
          limit: 1 / 6,
          unit: `x (${rounded(nx / 1_000)} s, cdktf synth ${rounded(cdktf / 1_000)} s)`,
        },
        must,
        { nxMs: nx, cdktfMs: cdktf },
      ),
    ];
  },
};
