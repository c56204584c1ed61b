import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { ReviewModel } from '../review/model';
import { hostileReview } from './arbitrary-review';
import { markdownReport, maxReportCharacters } from './markdown-report';

// As GitHub does: bare addresses become links when they begin with a scheme or www.
const parser = new MarkdownIt({ html: true, linkify: true });
parser.linkify
  .set({ fuzzyLink: false, fuzzyEmail: false })
  .add('//', null)
  .add('www.', { validate: (text, start) => /^\w+\.\w/.exec(text.slice(start))?.[0].length ?? 0 });
type Token = ReturnType<typeof parser.parse>[number];
const tokensOf = (markdown: string): readonly Token[] =>
  parser.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);

const ownTags = /^(?:<details><summary>[^<>]*<\/summary>\n?|<\/details>\n?|<br>|<code>|<\/code>)$/;

function headingsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, index) =>
    token.type === 'heading_open' && (token.tag === 'h2' || token.tag === 'h3')
      ? [tokens[index + 1]?.content ?? '']
      : [],
  );
}

const titles = new Set([
  'Stacks, in the order of deployment',
  'Dangers',
  'Could not analyse',
  'What Terraform says',
  'Who gains or loses access',
  'Findings of the guard',
  'Cost per month',
  'Contract between the stacks',
  'Graph',
  'Resource changes',
  'Outputs that change',
  'Checks',
  'Changed outside Terraform',
  'Providers',
  'Acknowledgements to remove',
  'What deploy will compare',
]);

describe('report.md of a hostile pull request', () => {
  it('is never longer than asked for, and keeps the stack table, the dangers and what could not be analysed', () => {
    fc.assert(
      fc.property(hostileReview, fc.constantFrom(maxReportCharacters, 30_000, 15_000), (review, limit) => {
        const markdown = markdownReport(review, limit);
        expect(markdown.length).toBeLessThanOrEqual(limit);
        const headings = headingsOf(tokensOf(markdown));
        expect(headings.slice(1, 4)).toEqual([
          'Stacks, in the order of deployment',
          'Dangers',
          'Could not analyse',
        ]);
        if (review.dangers.length > 0 && limit === maxReportCharacters)
          expect(markdown).toMatch(/^> \[!(?:CAUTION|NOTE)\]/m);
      }),
      { numRuns: 100 },
    );
  });

  it('mentions nobody, hides nothing, links nowhere and holds no HTML but its own', () => {
    fc.assert(
      fc.property(hostileReview, (review) => {
        const markdown = markdownReport(review);
        expect(markdown).not.toMatch(/@[\p{L}\p{N}_-]/u);
        expect(markdown).not.toContain('<!--');
        expect(markdown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        const tokens = tokensOf(markdown);
        expect(
          tokens.filter(({ type }) => ['link_open', 'image', 'hr'].includes(type)).map(({ attrs }) => attrs),
        ).toEqual([]);
        const tags = tokens.filter(({ type }) => type === 'html_block' || type === 'html_inline');
        expect(tags.map(({ content }) => content).filter((tag) => !ownTags.test(tag))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('has the headings, the rows and the closed fences that the review asks for, whatever the names are', () => {
    fc.assert(
      fc.property(hostileReview, (review) => {
        const markdown = markdownReport(review);
        const tokens = tokensOf(markdown);
        const [, ...sectionTitles] = headingsOf(tokens);
        expect(sectionTitles.filter((title) => !titles.has(title))).toEqual([]);
        expect(new Set(sectionTitles).size).toBe(sectionTitles.length);
        expect(firstColumns(tokens)).toEqual(review.stacks.map(({ step }) => String(step)));
        for (const fence of tokens.filter(({ type }) => type === 'fence')) {
          expect(['diff', 'mermaid', 'json']).toContain(fence.info);
          const lines = fence.info === 'diff' ? fence.content.split('\n') : [];
          expect(lines.filter((line) => !/^(?:[-+!# @]|$)/.test(line))).toEqual([]);
        }
        expect(tokens.filter(({ type }) => type === 'code_block')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** First cell of every row of the first table. */
function firstColumns(tokens: readonly Token[]): string[] {
  const end = tokens.findIndex(({ type }) => type === 'table_close');
  return tokens
    .slice(0, end)
    .flatMap((token, index, all) =>
      token.type === 'tr_open' && all[index + 1]?.type === 'td_open' ? [all[index + 2]?.content ?? ''] : [],
    );
}

describe('report.md of a large pull request', () => {
  it('leaves out what differs first, then the resource lines, and says so', () => {
    expect(markdownReport(review(3))).not.toContain('Shortened');
    expect(markdownReport(review(400))).toContain(
      '_Shortened to fit: what differs in each resource is in report.html._',
    );
    expect(markdownReport(review(400))).toContain('+ create   aws_ssm_parameter.parameter-399');
    const shortest = markdownReport(review(3000));
    expect(shortest).toContain('_Shortened to fit: the resource changes are in report.html._');
    expect(shortest).toContain('| 1 | `big-stack` | planned | 3,000 |');
    expect(shortest).toContain(
      '> **The user pool is replaced** in `big-stack`: `aws_cognito_user_pool.pool`',
    );
  });

  it('counts the rows that do not fit any more, and keeps the first dangers', () => {
    const [stack] = review(1).stacks;
    const [danger] = review(1).dangers;
    if (stack === undefined || danger === undefined) throw new Error('the review has both');
    const many = {
      ...review(1),
      stacks: Array.from({ length: 2000 }, (_, index) => ({ ...stack, stack: `stack-${index}` })),
      dangers: Array.from({ length: 1000 }, (_, index) => ({
        ...danger,
        address: `aws_cognito_user_pool.pool-${index}`,
      })),
    };
    const markdown = markdownReport(many);
    expect(markdown.length).toBeLessThanOrEqual(maxReportCharacters);
    expect(markdown.length).toBeGreaterThan(maxReportCharacters * 0.9);
    expect(markdown).toContain('`stack-0`');
    expect(markdown).toContain('`aws_cognito_user_pool.pool-0`');
    expect(markdown.match(/^_[\d,]+ more: see report\.html\._$/gm)).toHaveLength(2);
  });
});

function review(changes: number): ReviewModel {
  return {
    formatVersion: 1,
    stage: 'dev',
    verdict: 1,
    reasons: [{ verdict: 1, code: 'danger', count: 1 }],
    stacks: [
      {
        stack: 'big-stack',
        upstream: [],
        step: 1,
        status: 'planned',
        pendingParameters: [],
        terraformVersion: '1.11.4',
        changes: Array.from({ length: changes }, (_, index) => ({
          address: `aws_ssm_parameter.parameter-${index}`,
          type: 'aws_ssm_parameter',
          mode: 'managed',
          action: 'create',
          attributes: ['name', 'type', 'tier', 'data_type', 'description'].map((name) => ({
            name,
            before: { kind: 'absent' },
            after: { kind: 'value', value: `${name} of the parameter ${index}` },
            forcesReplacement: false,
          })),
        })),
        counts: {
          create: changes,
          update: 0,
          replace: 0,
          delete: 0,
          forget: 0,
          move: 0,
          import: 0,
          read: 0,
          unknown: 0,
        },
        outputs: [],
        drift: [],
        checks: [],
        errored: false,
        diagnostics: [],
        providers: { lock: 'unchanged', changes: [] },
        contractPins: [],
      },
    ],
    dangers: [
      {
        rule: 'user-pool-replaced',
        stack: 'big-stack',
        address: 'aws_cognito_user_pool.pool',
        what: 'The user pool is replaced',
        consequence: 'Every client id and every token dies.',
        causes: ['alias_attributes'],
        affectedStacks: [],
        certainty: 'certain',
        digest: 'd'.repeat(64),
      },
    ],
    contract: [],
    edges: [],
    couldNotAnalyse: [],
    unusedAcknowledgements: [],
  };
}
