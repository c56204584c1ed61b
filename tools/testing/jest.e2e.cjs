const { join } = require('node:path');

/** Integration specs: everything under e2e/, with the real terraform, provider and moto; run by `nx e2e <project>`. */
module.exports = {
  ...require('./jest.base.cjs'),
  testMatch: ['<rootDir>/e2e/**/*.spec.ts'],
  // Real applies take minutes instead of seconds, and wait for their clouds more than they compute.
  maxWorkers: 2,
  testTimeout: 300_000,
  reporters: ['default', join(__dirname, 'failed-cloud-reporter.cjs')],
};
