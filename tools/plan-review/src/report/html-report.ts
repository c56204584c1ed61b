/**
 * report.html: one file, no network. The policy in its head lets nothing run or load but the one style and the one script
 * that are in the file, known by their hashes; so even a hole in the escaping could not run anything.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { html, trusted, type Html } from '../markup/html';
import type { ReviewModel } from '../review/model';
import { reasonText, sections, verdictWords, type FilledSection } from '../sections';

const pageFolder = join(dirname(require.resolve('@m2m/plan-review/package.json')), 'src/report/page');

export function htmlReport(review: ReviewModel): string {
  const style = readFileSync(join(pageFolder, 'report.css'), 'utf8');
  const script = readFileSync(join(pageFolder, 'report.js'), 'utf8');
  const filled = sections.flatMap((section) => section(review) ?? []);
  const policy = [
    "default-src 'none'",
    `style-src ${hashSource(style)}`,
    `script-src ${hashSource(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trusted(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Plan review of ${review.stage}: ${verdictWords[review.verdict]}</title>
        ${trusted(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        ${header(review, filled)}
        <main id="main">${filled.map(sectionHtml)}</main>
        ${trusted(`<script>${script}</script>`)}
      </body>
    </html> `;
  return page.text;
}

function header({ stage, verdict, reasons }: ReviewModel, filled: readonly FilledSection[]): Html {
  return html`<header class="verdict-${verdict}">
    <p class="eyebrow">Plan review</p>
    <h1>${stage} <span class="verdict">${verdictWords[verdict]}</span></h1>
    <p class="reasons">
      ${reasons.length === 0 ? 'No danger, no broken contract, nothing unclear' : reasons.map(reasonText).join(' · ')}.
    </p>
    <nav aria-label="Sections">
      <ul>
        ${filled.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
      </ul>
    </nav>
  </header>`;
}

function sectionHtml({ id, title, html: content }: FilledSection): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${content()}
  </section> `;
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
