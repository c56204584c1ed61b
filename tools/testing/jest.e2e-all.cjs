const { availableParallelism } = require('node:os');
const { join } = require('node:path');

/**
 * The integration specs of every project in one run (`nx e2e-all workspace`), so that no core waits while one project finishes its
 * last spec. One worker more than cores, because a spec also waits for its cloud: more of them are no faster. At most four, because Terraform and the
 * provider take a gigabyte in each.
 */
module.exports = {
  ...require('./jest.e2e.cjs'),
  roots: ['apps', 'libs', 'tools'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['<rootDir>/*/*/e2e/**/*.spec.ts'],
  maxWorkers: Math.min(availableParallelism() + 1, 4),
  testSequencer: join(__dirname, 'longest-first.cjs'),
};
