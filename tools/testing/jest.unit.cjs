const { join } = require('node:path');

/** Unit specs: everything under src/, run by `nx test <project>`. */
module.exports = {
  ...require('./jest.base.cjs'),
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  globalSetup: join(__dirname, 'temp-folder-setup.cjs'),
  globalTeardown: join(__dirname, 'temp-folder-teardown.cjs'),
};
