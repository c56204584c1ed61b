/** docs/mistakes.md: the last run as a page. */
import { countOf, otherTools, type Counted } from './other-tools';
import {
  columns,
  isStopped,
  isStoppedByUs,
  tally,
  type Cell,
  type Column,
  type MistakeResult,
  type MistakesRun,
} from './result';

const columnIds = Object.keys(columns) as Column[];
const counted: Readonly<Record<Counted, string>> = {
  yes: 'yes',
  no: 'no',
  half: 'half',
  'yes or half': 'yes or half',
  none: '-',
};
const twelve = 12;

/** Markdown; Prettier has yet to line its tables up. */
export function pageOf(run: MistakesRun): string {
  return [
    introduction(run),
    table(['#', 'mistake', ...Object.values(columns)], [...run.mistakes.map(verdicts), totals(run.mistakes)]),
    `Stopped by the constructs or the guard: ${ours(run.mistakes)}.`,
    limits(run.mistakes),
    byWhat(run.mistakes),
    others(run.mistakes),
  ].join('\n\n');
}

function introduction({ measuredAt, versions, mistakes }: MistakesRun): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `# Nineteen mistakes

What goes wrong in machine-to-machine APIs, and who stops it **before anything is applied**. Each mistake is a folder in
[bench/mistakes](../bench/mistakes): \`bad/\` and \`corrected/\` are Terraform JSON, and \`mistake.ts\` tries the same with the
constructs. The two fixtures differ in one resource.

\`\`\`sh
npm run bench:mistakes
\`\`\`

That command ran everything in the table and wrote this page on ${measuredAt.slice(0, 10)} (${named.join(', ')}).

- **terraform**: \`validate\`, and \`plan\` against a local AWS. Stopped means a failure whose message speaks of the mistake. What
  AWS itself refuses while it is applied does not count: by then other resources are there.
- **constructs, compiler**: the TypeScript compiler refuses the line.
- **constructs, run time**: the constructs throw, or have no prop for it and ignore what was asked.
- **guard**: \`m2m-guard\` on the same JSON, without any construct, finds the mistake under its rule and nothing else.
- ${corrected(mistakes)}`;
}

function corrected(mistakes: readonly MistakeResult[]): string {
  const passes = (['plan', 'guard'] as const).map((column) => {
    const count = (verdict: Cell['verdict']) =>
      mistakes.filter((result) => result.corrected[column].verdict === verdict).length;
    const unmeasured = count('not measured');
    const note = unmeasured === 0 ? '' : `, ${unmeasured.toString()} not measured`;
    return `${columns[column]} ${count('let through').toString()} of ${mistakes.length.toString()}${note}`;
  });
  return `Nothing is wrong in the corrected fixtures. They pass: ${passes.join('; ')}.`;
}

function verdicts(result: MistakeResult): readonly string[] {
  return [
    result.number.toString(),
    result.title,
    ...columnIds.map((column) => result.cells[column].verdict.replace('stopped', '**stopped**')),
  ];
}

function totals(mistakes: readonly MistakeResult[]): readonly string[] {
  return ['', 'stopped', ...columnIds.map((column) => tally(mistakes, column))];
}

function ours(mistakes: readonly MistakeResult[]): string {
  return `${mistakes.filter(isStoppedByUs).length.toString()} of ${mistakes.length.toString()}`;
}

function limits(mistakes: readonly MistakeResult[]): string {
  const missed = mistakes.filter((result) => !isStopped(result, 'compiler', 'constructs'));
  const unmeasured = columnIds.filter((column) =>
    mistakes.some(({ cells }) => cells[column].verdict === 'not measured'),
  );
  return `## Where we lose

${missed.map((result) => `- ${missedByConstructs(result)}`).join('\n')}
- 19 is stopped by the constructs only where the client is named as a caller of the API (\`addApiOutputs\`), and only when both
  pools are known by the same kind of name.
- An override (\`addOverride\`), or a resource of the provider beside the constructs, goes around both the compiler and the
  constructs. The guard reads what was synthesized, so it sees that.
${unmeasured.map((column) => `- Column ${columns[column]}: this run could not measure all of it.`).join('\n')}`;
}

function missedByConstructs(result: MistakeResult): string {
  const others = columnIds.filter((column) => isStopped(result, column)).map((column) => columns[column]);
  const who = others.length === 0 ? 'Nobody else stopped it in this run' : `Stopped by: ${others.join(', ')}`;
  return `The constructs let ${result.number.toString()} through (${result.title}). ${who}.`;
}

function byWhat(mistakes: readonly MistakeResult[]): string {
  const lines = mistakes.flatMap(({ number, title, cells }) => [
    `**${number.toString()}. ${title}**`,
    columnIds
      .flatMap((column) => {
        const { verdict, by } = cells[column];
        return verdict === 'stopped' ? `- ${columns[column]}: ${code(shortened(by ?? ''))}` : [];
      })
      .join('\n'),
  ]);
  return `## By what they were stopped\n\n${lines.filter((line) => line !== '').join('\n\n')}`;
}

function others(mistakes: readonly MistakeResult[]): string {
  return `## Other tools

Counted by reading their code; **they were not run here**. \`half\`: under some circumstances only; \`yes or half\`: it depends
on how one counts, and counts as yes; \`-\`: the tool has nothing to do with it. Nobody counted mistakes 13 to 19.

${table(
  ['#', 'mistake', ...otherTools.map(({ name }) => name)],
  [
    ...mistakes
      .slice(0, twelve)
      .map(({ number, title }, index) => [
        number.toString(),
        title,
        ...otherTools.map(({ stops }) => counted[stops[index] ?? 'none']),
      ]),
    ['', 'stopped', ...otherTools.map((tool) => `${countOf(tool).toString()} of ${twelve.toString()}`)],
  ],
)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A fence longer than any run of backticks inside. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

function shortened(text: string): string {
  return text.length > 240 ? `${text.slice(0, 240)}...` : text;
}
