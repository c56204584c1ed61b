import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import type { Log } from 'sarif';
import type { Finding } from '../findings';
import { rules } from '../rules';
import type { Checked } from './checked';
import { sarifReport } from './sarif-report';

/** The schema that GitHub's code scanning validates against; it is of draft 4. */
const validate = new Ajv({ schemaId: 'auto', meta: false })
  .addMetaSchema(json(require.resolve('ajv/lib/refs/json-schema-draft-04.json')))
  .compile(
    json(
      join(
        dirname(require.resolve('@microsoft/jest-sarif/package.json')),
        'lib/schemas/sarif-2.1.0-rtm.5.json',
      ),
    ),
  );

function json(file: string): object {
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

const findings: Finding[] = rules.map(({ id, severity, fix }) => ({
  rule: id,
  severity,
  stack: 'echo-api',
  address: `aws_x.${id}`,
  message: 'something is wrong',
  fix,
}));

const checked: Checked = {
  stacks: ['echo-api'],
  findings,
  acknowledged: findings
    .slice(0, 1)
    .map((finding) => ({ ...finding, reason: 'because', expires: '2027-01-31' })),
};

function report(): Log {
  return JSON.parse(sarifReport(checked)) as Log;
}

describe('the SARIF report', () => {
  it('is valid by the schema, with every rule in it', () => {
    expect(validate(report())).toBe(true);
    expect(validate({ ...report(), version: '2.0.0' })).toBe(false);
  });

  it('describes each rule once, and every result points at its own', () => {
    const [run] = report().runs;
    const described = run?.tool.driver.rules ?? [];
    expect(new Set(described.map(({ id }) => id)).size).toBe(described.length);
    for (const { ruleId, ruleIndex } of run?.results ?? []) {
      expect(described[ruleIndex ?? -1]?.id).toBe(ruleId);
    }
  });

  it('shows what is acknowledged as suppressed, with the reason', () => {
    const results = report().runs[0]?.results ?? [];
    expect(results).toHaveLength(findings.length + 1);
    expect(results.at(-1)?.suppressions).toEqual([{ kind: 'external', justification: 'because' }]);
  });
});
