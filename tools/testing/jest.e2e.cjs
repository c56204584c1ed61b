/** Integration specs: everything under e2e/, with the real terraform, provider and moto; run by `nx e2e <project>`. */
module.exports = {
  ...require('./jest.base.cjs')('e2e', '<rootDir>/e2e/**/*.spec.ts'),
  // Real applies: one after another, and minutes instead of seconds.
  maxWorkers: 1,
  testTimeout: 300_000,
};
