/**
 * What a section of the report is: data taken from the review, and two ways to show it.
 *
 * A new section is one file beside this one and one line in `index.ts`.
 */
import type { Html } from '../markup/html';
import type { ReviewModel } from '../review/model';

/** How much a Markdown report says. Each step down says less, so that it fits into a comment. */
export type Detail = 'details' | 'lines' | 'table';

/** Markdown whose rows can be left out from the end, one by one, when room is short. */
export interface MarkdownBlock {
  /** Stays: an introduction, the head of a table. */
  readonly head: string;
  readonly rows: readonly string[];
  /** Stays: what follows the rows. */
  readonly foot?: string;
}

interface SectionDefinition<Data> {
  /** Anchor in the page: lower case and hyphens. */
  readonly id: string;
  readonly title: string;
  /** Undefined when there is nothing to say: the section does not appear. */
  readonly data: (review: ReviewModel) => Data | undefined;
  /** Undefined when nothing of it belongs into a report of this detail. */
  readonly markdown: (data: Data, detail: Detail) => MarkdownBlock | undefined;
  readonly html: (data: Data) => Html;
}

/** A section that has something to say about one review. */
export interface FilledSection {
  readonly id: string;
  readonly title: string;
  readonly markdown: (detail: Detail) => MarkdownBlock | undefined;
  readonly html: () => Html;
}

/** Undefined when the section has nothing to say. */
export type Section = (review: ReviewModel) => FilledSection | undefined;

export function section<Data>({ id, title, data, markdown, html }: SectionDefinition<Data>): Section {
  return (review) => {
    const filled = data(review);
    if (filled === undefined) return undefined;
    return { id, title, markdown: (detail) => markdown(filled, detail), html: () => html(filled) };
  };
}

/** Markdown that is shown whole or not at all. */
export function whole(text: string): MarkdownBlock {
  return { head: text, rows: [] };
}
