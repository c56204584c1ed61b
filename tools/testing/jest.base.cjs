const { join } = require('node:path');

/** Packages that are shipped as ES modules only; jest needs them as CommonJS. Everything else is left as it is. */
const esModulesOnly = [
  'execa',
  '@sindresorhus',
  'figures',
  'get-stream',
  'human-signals',
  'is-plain-obj',
  'is-stream',
  'is-unicode-supported',
  'jose',
  'npm-run-path',
  'parse-ms',
  'path-key',
  'pretty-ms',
  'strip-final-newline',
  'unicorn-magic',
  'yoctocolors',
  '@sec-ant',
  '@octokit',
  'json-with-bigint',
  'universal-user-agent',
];

/** The jest configuration of all kinds of specs. `--rootDir` names the project. */
module.exports = {
  testEnvironment: 'node',
  runtime: join(__dirname, 'compile-once-runtime.cjs'),
  transform: {
    '\\.[cm]?[jt]s$': ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: [`node_modules/(?!(${esModulesOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['/dist/', '/cdktf\\.out/', '/\\.tsbuild/'],
};
