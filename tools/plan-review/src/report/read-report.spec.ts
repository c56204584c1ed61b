import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { storyReview } from '../stories/story-review';
import { hostileReview } from './arbitrary-review';
import { readReport, ReportFileError } from './read-report';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'plan-review-report-'))));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (content: unknown) => {
  writeFileSync(join(folder, 'report.json'), typeof content === 'string' ? content : JSON.stringify(content));
};

describe('report.json', () => {
  it.each(['first-deployment', 'scope-added', 'user-pool-replaced', 'guards-removed'])(
    'is read back as it was written: %s',
    (story) => {
      const review = storyReview(story);
      write(review);
      expect(readReport(folder)).toEqual(review);
    },
  );

  it('is read back as it was written, whatever the names are', () => {
    fc.assert(
      fc.property(hostileReview, (review) => {
        write(review);
        expect(readReport(folder)).toEqual(JSON.parse(JSON.stringify(review)));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['there is none', undefined, 'it cannot be read; make it with "plan-review report".'],
    ['it is cut off', '{"formatVersion"', 'it is not JSON; make it with "plan-review report".'],
    [
      'it is of another format',
      { ...storyReview('scope-added'), formatVersion: 2 },
      'formatVersion: Invalid input: expected 1; make it with the "plan-review report" of the same version.',
    ],
    [
      'a number is forged into text that a report would print',
      forged(),
      'stacks.0.counts.create: Invalid input: expected number, received string; make it with the "plan-review report" of the same version.',
    ],
  ])('is refused when %s', (_, content, message) => {
    if (content !== undefined) write(content);
    expect(() => readReport(folder)).toThrow(
      new ReportFileError(`${join(folder, 'report.json')}: ${message}`),
    );
  });
});

function forged() {
  const review = storyReview('scope-added');
  const [first] = review.stacks;
  return { ...review, stacks: [{ ...first, counts: { ...first?.counts, create: '@team' } }] };
}
