/** The report as JUnit XML, which every CI shows: one suite per stack, one failed case per finding. */
import type JunitBuilder from 'junit-report-builder';
import type { Checked } from './checked';
import { printable } from './printable';

export async function junitReport({ stacks, findings, acknowledged }: Checked): Promise<string> {
  // Every start of the command would load it otherwise, whatever the format. Its types are those of its ES module.
  const { default: builder } = (await import('junit-report-builder')) as unknown as {
    default: typeof JunitBuilder;
  };
  const report = builder.newBuilder();
  for (const stack of stacks) {
    const suite = report.testSuite().name(printable(stack));
    const own = findings.filter((finding) => finding.stack === stack);
    for (const { rule, severity, address, message, fix } of own) {
      const found = suite
        .testCase()
        .className(printable(stack))
        .name(printable(`${rule}: ${address}`));
      const text = printable(`${message}; ${fix}`);
      if (severity === 'error') found.failure(text, rule);
      else found.standardOutput(text);
    }
    for (const { rule, address, reason } of acknowledged.filter((finding) => finding.stack === stack)) {
      suite
        .testCase()
        .className(printable(stack))
        .name(printable(`${rule}: ${address} (acknowledged: ${reason})`))
        .skipped();
    }
    // A suite without a case looks as if nothing had been checked.
    if (own.length === 0) suite.testCase().className(printable(stack)).name('no findings');
  }
  return `${report.build()}\n`;
}
