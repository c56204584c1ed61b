/**
 * The report as SARIF 2.1.0, which code scanning reads. Findings are about blocks of a stack, not about lines of a file, so
 * their locations are logical ones.
 */
import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Finding } from '../findings';
import type { Checked } from './checked';
import { ruleDescriptions } from './rule-description';

export function sarifReport({ findings, acknowledged }: Checked): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0-rtm.5.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'm2m-guard', rules: ruleDescriptions.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...findings.map(result),
          ...acknowledged.map((finding) => ({
            ...result(finding),
            suppressions: [{ kind: 'external' as const, justification: finding.reason }],
          })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor({
  id,
  severity,
  what,
  why,
  fix,
}: (typeof ruleDescriptions)[number]): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: what },
    fullDescription: { text: why },
    help: { text: fix },
    defaultConfiguration: { level: severity },
  };
}

function result({ rule, severity, stack, address, constructPath, message, fix }: Finding): Result {
  return {
    ruleId: rule,
    ruleIndex: ruleDescriptions.findIndex(({ id }) => id === rule),
    level: severity,
    message: { text: `${message}; ${fix}` },
    locations: [
      {
        // Code scanning shows nothing without a file; the synthesized stack is the one that is meant.
        physicalLocation: { artifactLocation: { uri: `stacks/${encodeURIComponent(stack)}/cdk.tf.json` } },
        logicalLocations: [
          {
            name: address,
            fullyQualifiedName: constructPath ?? `${stack}/${address}`,
            kind: 'resource',
          },
        ],
      },
    ],
    // The same finding is the same one in the next run, wherever its block stands in the file.
    partialFingerprints: { 'ruleAndAddress/v1': `${rule} ${stack} ${address}` },
  };
}
