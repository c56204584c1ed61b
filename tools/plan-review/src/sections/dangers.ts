/** What hurts somebody when it is applied, in words. Always there: "none" is an answer too. */
import { html, type Html } from '../markup/html';
import { code, prose } from '../markup/markdown';
import type { Danger } from '../review/model';
import { section, type Detail } from './section';
import { counted } from './words';

interface DangerList {
  readonly open: readonly Danger[];
  readonly acknowledged: readonly Danger[];
}

export const dangersSection = section<DangerList>({
  id: 'dangers',
  title: 'Dangers',
  data: ({ dangers }) => ({
    open: dangers.filter(({ acknowledgement }) => acknowledgement === undefined),
    acknowledged: dangers.filter(({ acknowledgement }) => acknowledgement !== undefined),
  }),
  markdown: ({ open, acknowledged }, detail) => ({
    head: headMarkdown(open.length, acknowledged.length),
    rows: [
      ...open.map((danger) => alert('CAUTION', danger, detail)),
      ...acknowledged.map((danger) => alert('NOTE', danger, detail)),
    ],
  }),
  html: ({ open, acknowledged }) =>
    open.length + acknowledged.length === 0
      ? html`<p class="nothing">None that this review knows.</p>`
      : html`<ul class="dangers">
          ${[...open, ...acknowledged].map(card)}
        </ul>`,
});

function headMarkdown(open: number, acknowledged: number): string {
  if (open + acknowledged === 0) return 'None that this review knows.';
  const parts = [
    ...(open === 0 ? [] : [`**${counted(open, 'danger')} to acknowledge**`]),
    ...(acknowledged === 0 ? [] : [`${counted(acknowledged, 'danger')} acknowledged`]),
  ];
  return `${parts.join(', ')}.`;
}

/** One block quote per danger, with an empty line before it, or GitHub joins them. */
function alert(kind: 'CAUTION' | 'NOTE', danger: Danger, detail: Detail): string {
  const { stack, address, what, consequence, causes, affectedStacks, rule, digest, acknowledgement } = danger;
  const lines = [
    `[!${kind}]`,
    `**${certaintyWord(danger)}${prose(what, 300)}** — ${code(stack, 100)} · ${code(address)}`,
    prose(consequence, 600),
    ...(causes.length === 0
      ? []
      : [
          `Because of ${causes
            .slice(0, 8)
            .map((cause) => code(cause, 100))
            .join(', ')}.`,
        ]),
    ...(affectedStacks.length === 0
      ? []
      : [
          `Also felt by ${affectedStacks
            .slice(0, 8)
            .map((name) => code(name, 100))
            .join(', ')}${andMore(affectedStacks, 8)}.`,
        ]),
    acknowledgement === undefined
      ? `Rule ${code(rule, 100)}, digest ${code(detail === 'table' ? digest.slice(0, 12) : digest)}.`
      : `Acknowledged: ${prose(acknowledgement.reason, 500)}`,
  ];
  return `\n${lines.map((line) => `> ${line}`).join('  \n')}`;
}

function card(danger: Danger): Html {
  const { stack, address, what, consequence, causes, affectedStacks, rule, digest, acknowledgement } = danger;
  return html`<li class="danger ${acknowledgement === undefined ? 'open' : 'acknowledged'}">
    <h3>${certaintyWord(danger)}${what}</h3>
    <p class="where"><span class="stack-name">${stack}</span> <code>${address}</code></p>
    <p>${consequence}</p>
    ${causes.length > 0 && html`<p>Because of ${commaList(causes.map((cause) => html`<code>${cause}</code>`))}.</p>`}
    ${
      affectedStacks.length > 0 &&
      html`<p>
        Also felt by
        ${commaList(affectedStacks.map((name) => html`<span class="stack-name">${name}</span>`))}.
      </p>`
    }
    ${
      acknowledgement === undefined
        ? html`<p class="acknowledge">
            To acknowledge: rule <code>${rule}</code>, digest <code class="digest">${digest}</code>
          </p>`
        : html`<p class="acknowledge">Acknowledged: ${acknowledgement.reason}</p>`
    }
  </li>`;
}

function commaList(parts: readonly Html[]): Html[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [html`, `, part]));
}

function certaintyWord({ certainty }: Danger): string {
  return certainty === 'possible' ? 'Possibly: ' : '';
}

function andMore(list: readonly unknown[], shown: number): string {
  return list.length > shown ? ` and ${list.length - shown} more` : '';
}
