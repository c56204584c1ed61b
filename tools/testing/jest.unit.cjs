/** Unit specs: everything under src/, run by `nx test <project>`. */
module.exports = require('./jest.base.cjs')('unit', '<rootDir>/src/**/*.spec.ts');
