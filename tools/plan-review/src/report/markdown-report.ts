/**
 * report.md, never longer than asked for: it says as much as fits, in three steps (details, lines, table). The stack table,
 * the dangers and what could not be analysed are in every step; when even they are too long, their last rows give way to a
 * sentence that counts them.
 */
import { prose } from '../markup/markdown';
import type { ReviewModel } from '../review/model';
import {
  reasonText,
  sections,
  verdictWords,
  type Detail,
  type FilledSection,
  type MarkdownBlock,
} from '../sections';

/** GitHub takes 65,536 characters; the rest is for the marker and for what others may put around the report. */
export const maxReportCharacters = 60_000;

const details: readonly Detail[] = ['details', 'lines', 'table'];

const shortenedNotes: Readonly<Record<Detail, string>> = {
  details: '',
  lines: 'Shortened to fit: what differs in each resource is in report.html.',
  table: 'Shortened to fit: the resource changes are in report.html.',
};

export function markdownReport(review: ReviewModel, maxCharacters = maxReportCharacters): string {
  const filled = sections.flatMap((section) => section(review) ?? []);
  for (const detail of details) {
    const parts = partsOf(filled, detail);
    const text = assemble(review, detail, parts);
    if (text.length <= maxCharacters) return text;
    if (detail === 'table')
      return assemble(review, detail, withinBudget(parts, maxCharacters - frameLength(review, parts)));
  }
  throw new Error('there is always a report of detail "table"');
}

interface Part {
  readonly title: string;
  readonly block: MarkdownBlock;
}

function partsOf(filled: readonly FilledSection[], detail: Detail): Part[] {
  return filled.flatMap(({ title, markdown }) => {
    const block = markdown(detail);
    return block === undefined ? [] : [{ title, block }];
  });
}

function assemble(review: ReviewModel, detail: Detail, parts: readonly Part[]): string {
  const { stage, verdict, reasons } = review;
  return [
    `## Plan review of ${prose(stage, 100)}: ${verdictWords[verdict]}`,
    '',
    `${reasons.length === 0 ? 'No danger, no broken contract, nothing unclear' : reasons.map(reasonText).join(' · ')}.`,
    ...(shortenedNotes[detail] === '' ? [] : ['', `_${shortenedNotes[detail]}_`]),
    ...parts.flatMap(({ title, block }) => ['', `### ${title}`, '', blockText(block)]),
    '',
  ].join('\n');
}

function blockText({ head, rows, foot }: MarkdownBlock): string {
  return [...(head === '' ? [] : [head]), ...rows, ...(foot === undefined ? [] : [foot])].join('\n').trim();
}

/** Everything but the rows. */
function frameLength(review: ReviewModel, parts: readonly Part[]): number {
  const withoutRows = parts.map(({ title, block }) => ({ title, block: { ...block, rows: [] } }));
  return assemble(review, 'table', withoutRows).length;
}

/** Cuts rows so that all of them together fit: those who need less than an equal share leave the rest to the others. */
function withinBudget(parts: readonly Part[], budget: number): Part[] {
  const needs = parts.map(
    ({ block }) => block.rows.reduce((sum, row) => sum + row.length + 1, 0) + leftOutReserve,
  );
  const shares = new Map<number, number>();
  let left = budget;
  const bySize = needs.map((need, index) => ({ need, index })).sort((a, b) => a.need - b.need);
  bySize.forEach(({ need, index }, position) => {
    const share = Math.min(need, Math.floor(left / (bySize.length - position)));
    shares.set(index, share);
    left -= share;
  });
  return parts.map(({ title, block }, index) => ({ title, block: cutRows(block, shares.get(index) ?? 0) }));
}

const leftOutReserve = 80;

function cutRows(block: MarkdownBlock, budget: number): MarkdownBlock {
  let length = leftOutReserve;
  const kept = block.rows.filter((row) => (length += row.length + 1) <= budget);
  const leftOut = block.rows.length - kept.length;
  if (leftOut === 0) return block;
  return {
    ...block,
    rows: kept,
    foot: `\n_${leftOut} more: see report.html._${block.foot === undefined ? '' : `\n${block.foot}`}`,
  };
}
