const { default: TestSequencer } = require('@jest/test-sequencer');

/**
 * Specs that take longer than half a minute, by what was measured. One that is missing here is run all the same, only later.
 * quickstart comes after a shorter one: it interrupts an apply, which waits four seconds for its answers, and at first lint,
 * types and formatting take their part of the machine as well.
 */
const longest = [
  'nx-cdktf/e2e/operations.spec.ts',
  'plan-review/e2e/pull-request.spec.ts',
  'cognito-m2m/e2e/every-option.spec.ts',
  'quickstart/e2e/quickstart.spec.ts',
  'nx-cdktf/e2e/not-root.spec.ts',
  'nx-cdktf/e2e/interruption.spec.ts',
  'nx-cdktf/e2e/check-before-deploy.spec.ts',
  'plan-review/e2e/html-report.spec.ts',
];

/** A long spec that starts last lets all other workers wait for it. */
module.exports = class LongestFirst extends TestSequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = longest.findIndex((name) => path.endsWith(`/${name}`));
      return place < 0 ? longest.length : place;
    };
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
};
