const { availableParallelism } = require('node:os');
const { join } = require('node:path');
const e2e = require('./jest.e2e.cjs');

/**
 * Unit and integration specs of every project in one run (`nx test-all workspace`), so that no core waits while one project
 * finishes its last spec. One worker more than cores, because a spec also waits for its cloud: more of them are no faster. At most
 * four, because Terraform and the provider take a gigabyte in each.
 */
module.exports = {
  ...require('./jest.unit.cjs'),
  ...e2e,
  globalSetup: join(__dirname, 'all-specs-setup.cjs'),
  roots: ['apps', 'libs', 'tools', 'bench'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['<rootDir>/*/*/{src,e2e}/**/*.spec.ts', '<rootDir>/bench/src/**/*.spec.ts'],
  maxWorkers: Math.min(availableParallelism() + 1, 4),
  testSequencer: join(__dirname, 'longest-first.cjs'),
  reporters: [...e2e.reporters, join(__dirname, 'counts-reporter.cjs')],
};
