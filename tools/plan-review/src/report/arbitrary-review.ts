/**
 * Reviews that nobody would write, for properties that must hold for every review: foreign text is whatever an attacker likes,
 * in every place that can hold foreign text.
 */
import * as fc from 'fast-check';
import { changeActions } from '../review/change-action';
import type {
  AttributeChange,
  ContractEnd,
  ContractEntry,
  Danger,
  ResourceChange,
  ReviewModel,
  ShownValue,
  StackReview,
} from '../review/model';
import { hostileGuardParts } from './arbitrary-guard-parts';

const payloads = [
  '@team',
  '<!-- hidden',
  '-->',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</details></summary></table>',
  '`',
  '```',
  '``````````',
  '```\n# heading\n',
  '~~~',
  '|',
  '\\|',
  '\\',
  '\n',
  '\r\n\r\n',
  '\n\n### Dangers\n\nNone that this review knows.\n',
  '[link](https://evil.example)',
  '![](https://evil.example/pixel.png)',
  'https://evil.example',
  'www.evil.example',
  'mallory@evil.example',
  '#1',
  'GH-1',
  '\u202e',
  '\u200b',
  '\ud800',
  '**bold**',
  '_em_',
  '$x$',
  '&lt;b&gt;',
  '&#64;team',
  ':smile:',
  '"',
  "'",
  '%% mermaid',
  '"] --> evil',
  '',
  ' ',
];

/** Any code points, halves of a pair too. `unit: 'binary'` of fast-check takes two seconds to set up in each spec that imports it. */
const anyText: fc.Arbitrary<string> = fc
  .array(fc.integer({ min: 0, max: 0x10_ffff }), { maxLength: 4 })
  .map((codePoints) => String.fromCodePoint(...codePoints));

/** Text of an attacker. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...payloads), fc.string({ maxLength: 8 }), anyText), {
      maxLength: 6,
    })
    .map((parts) => parts.join('')),
  fc.constantFrom('`', '|', '@', '$', '<', '\\', '&', '\u202e').map((character) => character.repeat(2000)),
);

const shownValue: fc.Arbitrary<ShownValue> = fc.oneof(
  hostileText.map((value) => ({ kind: 'value' as const, value })),
  fc.array(hostileText, { maxLength: 3 }).map((value) => ({ kind: 'value' as const, value })),
  fc
    .constantFrom('absent' as const, 'unknown' as const, 'sensitive' as const, 'not-shown' as const)
    .map((kind) => ({ kind })),
);

const attribute: fc.Arbitrary<AttributeChange> = fc.record({
  name: hostileText,
  before: shownValue,
  after: shownValue,
  forcesReplacement: fc.boolean(),
});

const change: fc.Arbitrary<ResourceChange> = fc.record(
  {
    address: hostileText,
    type: hostileText,
    mode: fc.constantFrom('managed', 'data'),
    action: fc.constantFrom(...changeActions),
    attributes: fc.array(attribute, { maxLength: 4 }),
    movedFrom: hostileText,
    importId: shownValue,
    deposedKey: hostileText,
    reason: hostileText,
    replacement: fc.record({
      order: fc.constantFrom('delete-first', 'create-first', 'keep-old'),
      certainty: fc.constantFrom('certain', 'possible'),
      causes: fc.array(hostileText, { maxLength: 3 }),
    }),
  },
  { requiredKeys: ['address', 'type', 'mode', 'action', 'attributes'] },
);

const count = fc.nat({ max: 3 });

const stack: fc.Arbitrary<StackReview> = fc.record({
  stack: hostileText,
  upstream: fc.array(hostileText, { maxLength: 2 }),
  step: fc.integer({ min: 1, max: 4 }),
  status: fc.constantFrom('planned', 'preview', 'unchanged', 'failed', 'not-planned'),
  unchangedSince: hostileText,
  pendingParameters: fc.array(hostileText, { maxLength: 3 }),
  terraformVersion: hostileText,
  changes: fc.array(change, { maxLength: 4 }),
  counts: fc.record({
    create: count,
    update: count,
    replace: count,
    delete: count,
    forget: count,
    move: count,
    import: count,
    read: count,
    unknown: count,
  }),
  outputs: fc.array(
    fc.record({
      name: hostileText,
      action: fc.constantFrom('create', 'update', 'delete', 'unknown'),
      sensitive: fc.boolean(),
      unknownUntilApplied: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  drift: fc.array(
    fc.record({
      address: hostileText,
      action: fc.constantFrom('update', 'delete', 'unknown'),
      configured: fc.boolean(),
      attributes: fc.array(attribute, { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
  checks: fc.array(
    fc.record({
      address: hostileText,
      kind: fc.constantFrom('check', 'resource', 'output', 'variable', 'unknown'),
      status: fc.constantFrom('pass', 'fail', 'error', 'unknown'),
    }),
    { maxLength: 2 },
  ),
  errored: fc.boolean(),
  diagnostics: fc.array(
    fc.record({ severity: fc.constantFrom('error', 'warning'), summary: hostileText, address: hostileText }),
    { maxLength: 2 },
  ),
  providers: fc.record({
    lock: fc.constantFrom('unchanged', 'changed', 'unknown'),
    changes: fc.array(fc.record({ address: hostileText, before: hostileText, after: hostileText }), {
      maxLength: 2,
    }),
  }),
  contractPins: fc.array(fc.record({ name: hostileText, version: count, lastModified: hostileText }), {
    maxLength: 2,
  }),
  digest: fc.constant({
    keyId: 'k',
    total: 'f'.repeat(64),
    changes: [],
    assets: [],
    lock: '',
    contractPins: [],
  }),
});

const danger: fc.Arbitrary<Danger> = fc.record(
  {
    rule: hostileText,
    stack: hostileText,
    address: hostileText,
    what: hostileText,
    consequence: hostileText,
    causes: fc.array(hostileText, { maxLength: 3 }),
    affectedStacks: fc.array(hostileText, { maxLength: 3 }),
    certainty: fc.constantFrom('certain', 'possible'),
    digest: fc.constant('d'.repeat(64)),
    acknowledgement: fc.record({ reason: hostileText }),
  },
  {
    requiredKeys: [
      'rule',
      'stack',
      'address',
      'what',
      'consequence',
      'causes',
      'affectedStacks',
      'certainty',
      'digest',
    ],
  },
);

const contractEnd: fc.Arbitrary<ContractEnd> = fc.record({
  stack: hostileText,
  address: hostileText,
  planned: fc.boolean(),
});

const contractEntry: fc.Arbitrary<ContractEntry> = fc.record(
  {
    name: hostileText,
    publisher: contractEnd,
    readers: fc.array(contractEnd, { maxLength: 3 }),
    findings: fc.array(
      fc.record({
        code: fc.constantFrom('removed-while-read', 'changed', 'unchanged'),
        severity: fc.constantFrom('error', 'attention', 'info'),
        text: hostileText,
      }),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { requiredKeys: ['name', 'readers', 'findings'] },
);

export const hostileReview: fc.Arbitrary<ReviewModel> = fc
  .record({
    stage: hostileText,
    verdict: fc.constantFrom(0, 1, 2),
    reasons: fc.array(
      fc.record({
        verdict: fc.constantFrom(1, 2),
        code: fc.constantFrom('danger', 'access', 'guard', 'over-budget', 'drift', 'contract'),
        count,
      }),
      { maxLength: 3 },
    ),
    stacks: fc.array(stack, { minLength: 1, maxLength: 4 }),
    dangers: fc.array(danger, { maxLength: 3 }),
    ...hostileGuardParts(hostileText),
    contract: fc.array(contractEntry, { maxLength: 3 }),
    couldNotAnalyse: fc.array(
      fc.record({ stack: hostileText, address: hostileText, text: hostileText }, { requiredKeys: ['text'] }),
      { maxLength: 2 },
    ),
    unusedAcknowledgements: fc.array(
      fc.record({ stack: hostileText, rule: hostileText, address: hostileText }),
      {
        maxLength: 2,
      },
    ),
  })
  .map((review) => ({
    formatVersion: 1,
    ...review,
    edges: review.stacks.slice(1).map(({ stack: to }, index) => ({
      from: review.stacks[0]?.stack ?? '',
      to,
      parameters: [to],
      changed: index % 2 === 0 ? [to] : [],
      severity: 'error' as const,
    })),
  }));
