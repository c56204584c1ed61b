/**
 * Says which programs the specs need and which of them are missing; exit 1 when one is. Users need none of them installed
 * by hand (terraform is fetched, moto is made by pip), but CI must not depend on downloads.
 */
const { spawnSync } = require('node:child_process');

const required = [
  { program: 'terraform', args: ['version'], why: 'deploys the stacks' },
  { program: 'moto_server', args: ['--help'], why: 'is the control plane of the local AWS' },
  { program: 'git', args: ['--version'], why: 'makes scratch copies of the workspace' },
  { program: 'chromium', args: ['--version'], why: 'shows report.html' },
];

const missing = required.filter(
  ({ program, args }) => spawnSync(program, args, { stdio: 'ignore' }).status !== 0,
);
for (const { program, why } of missing) {
  console.error(`${program} is not on PATH or does not start; it ${why}`);
}
process.exitCode = missing.length > 0 ? 1 : 0;
