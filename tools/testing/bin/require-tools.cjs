/**
 * Says which programs the specs need and which of them are missing; exit 1 when one is. Users need none of them installed
 * by hand (terraform is fetched, moto is made by pip), but CI must not depend on downloads.
 */
const { spawnSync } = require('node:child_process');

const required = [
  { oneOf: ['terraform'], args: ['version'], why: 'deploys the stacks' },
  { oneOf: ['moto_server'], args: ['--help'], why: 'is the control plane of the local AWS' },
  { oneOf: ['git'], args: ['--version'], why: 'makes scratch copies of the workspace' },
  { oneOf: ['chromium-headless-shell', 'chromium'], args: ['--version'], why: 'shows report.html' },
];

const missing = required.filter(
  ({ oneOf, args }) => !oneOf.some((program) => spawnSync(program, args, { stdio: 'ignore' }).status === 0),
);
for (const { oneOf, why } of missing) {
  console.error(`${oneOf.join(' or ')} is not on PATH or does not start; it ${why}`);
}
process.exitCode = missing.length > 0 ? 1 : 0;
