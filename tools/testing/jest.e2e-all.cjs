const { availableParallelism } = require('node:os');
const { join } = require('node:path');

/**
 * The integration specs of every project in one run (`nx e2e-all workspace`), so that no core waits while one project finishes its
 * last spec. Two workers for each core, because a spec waits for its cloud as long as it computes; at most six, because
 * Terraform and the provider take a gigabyte in each.
 */
module.exports = {
  ...require('./jest.e2e.cjs'),
  roots: ['apps', 'libs', 'tools'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['<rootDir>/*/*/e2e/**/*.spec.ts'],
  maxWorkers: Math.min(2 * availableParallelism(), 6),
  testSequencer: join(__dirname, 'longest-first.cjs'),
};
