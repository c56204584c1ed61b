/** The graph as Mermaid, which GitHub draws. Labels hold letters, digits and a few signs; everything else becomes `_`. */
import type { ContractEdge, StackReview } from '../../review/model';
import { countSigns, edgeText, quietText } from './graph-words';

export function mermaid(stacks: readonly StackReview[], edges: readonly ContractEdge[]): string {
  const ids = new Map(stacks.map(({ stack }, index) => [stack, `s${index}`]));
  return [
    '```mermaid',
    'flowchart LR',
    ...stacks.map((stack) => `  ${ids.get(stack.stack) ?? ''}["${nodeText(stack)}"]${nodeClass(stack)}`),
    ...edges.flatMap((edge) => {
      const from = ids.get(edge.from);
      const to = ids.get(edge.to);
      return from === undefined || to === undefined
        ? []
        : [`  ${from} ${arrow(edge)}|"${edgeText(edge)}"| ${to}`];
    }),
    '  classDef worst stroke:#d55e00,stroke-width:3px',
    '  classDef quiet stroke-dasharray:4 3',
    '```',
  ].join('\n');
}

function nodeText(stack: StackReview): string {
  const signs = countSigns(stack).map(({ text }) => text);
  return `${label(stack.stack)}<br/>${signs.join(' ') || quietText(stack)}`;
}

function nodeClass({ status, counts }: StackReview): string {
  if (status === 'failed' || counts.replace + counts.delete + counts.forget + counts.unknown > 0)
    return ':::worst';
  return status === 'unchanged' || status === 'not-planned' ? ':::quiet' : '';
}

function arrow({ severity, changed }: ContractEdge): string {
  if (changed.length === 0) return '-.->';
  return severity === 'error' ? '==>' : '-->';
}

function label(text: string): string {
  return text.slice(0, 60).replace(/[^\w. /-]/g, '_');
}
