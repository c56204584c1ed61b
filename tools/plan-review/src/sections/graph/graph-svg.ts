/** The graph as SVG. Lines differ in dash and width as well as in colour, and each carries its words. */
import { html, type Html } from '../../markup/html';
import { clipped } from '../../markup/visible-text';
import { stackAnchor } from '../anchors';
import { statusWords } from '../words';
import { layOut, nodeHeight, nodeWidth, type PlacedEdge, type PlacedStack } from './graph-layout';
import { countSigns, edgeText, quietText } from './graph-words';
import type { ContractEdge, StackReview } from '../../review/model';

export function graphSvg(stacks: readonly StackReview[], edges: readonly ContractEdge[]): Html {
  const layout = layOut(stacks, edges);
  return html`<svg
    class="graph"
    viewBox="0 0 ${layout.width} ${layout.height}"
    width="${layout.width}"
    height="${layout.height}"
    role="group"
    aria-label="Stacks and what they read from each other"
  >
    <defs>
      <marker
        id="arrow"
        viewBox="0 0 8 8"
        refX="7.5"
        refY="4"
        markerWidth="11"
        markerHeight="11"
        orient="auto"
        markerUnits="userSpaceOnUse"
      >
        <path d="M0.5,0.5 L7.5,4 L0.5,7.5 z" />
      </marker>
    </defs>
    ${layout.edges.map(drawEdge)} ${layout.edges.filter(hasRoomForLabel).map(drawLabel)}
    ${layout.stacks.map(drawStack)}
  </svg>`;
}

function drawEdge({ edge, from, to, endY }: PlacedEdge): Html {
  const [startX, startY] = [from.x + nodeWidth, from.y + nodeHeight / 2];
  const endX = to.x - 2;
  const bend = Math.min(90, (endX - startX) / 2);
  return html`<path
    class="edge ${edgeClass(edge)}"
    role="img"
    aria-label="${edge.to} reads from ${edge.from}: ${edgeText(edge)}"
    d="M${startX},${startY} C${startX + bend},${startY} ${endX - bend},${endY} ${endX},${endY}"
    marker-end="url(#arrow)"
  />`;
}

/** Above all lines, so that none crosses it out; the line itself says the same to those who cannot see it. */
function drawLabel({ edge, to, endY }: PlacedEdge): Html {
  return html`<text
    class="edge-label ${edgeClass(edge)}"
    x="${to.x - 20}"
    y="${endY - 6}"
    text-anchor="end"
    aria-hidden="true"
  >
    ${edgeText(edge)}
  </text>`;
}

/** Where many lines meet, only those on which something happens keep their words; the list below has them all. */
function hasRoomForLabel({ edge, siblings }: PlacedEdge): boolean {
  return siblings <= 3 || edge.changed.length > 0;
}

function drawStack({ stack, x, y }: PlacedStack): Html {
  const { step, status } = stack;
  const signs = countSigns(stack);
  const stepText = `step ${step}`;
  const right = x + nodeWidth - 14;
  return html`<a
    class="node ${nodeClass(stack)}"
    href="#${stackAnchor(stack.stack)}"
    aria-label="${spoken(stack)}"
  >
    <rect x="${x}" y="${y}" width="${nodeWidth}" height="${nodeHeight}" rx="8" />
    <text class="name" x="${x + 14}" y="${y + 24}">${clipped(stack.stack, 20)}</text>
    <text class="counts" x="${x + 14}" y="${y + 44}">
      ${
        signs.length === 0
          ? html`<tspan class="quiet">${quietText(stack)}</tspan>`
          : signs.map(
              ({ action, text }, index) =>
                html`<tspan class="${action}" dx="${index === 0 ? 0 : 10}">${text}</tspan> `,
            )
      }
    </text>
    <text class="step" x="${right}" y="${y + 24}" text-anchor="end">${stepText}</text>
    ${status === 'preview' && html`<text class="quiet" x="${right}" y="${y + 44}" text-anchor="end">preview</text>`}
  </a>`;
}

/** Begins with what is to be seen, so that people who speak to their computer can name it; then the signs in words. */
function spoken(stack: StackReview): string {
  const signs = countSigns(stack);
  const seen = [
    clipped(stack.stack, 20),
    signs.map(({ text }) => text).join(' ') || quietText(stack),
    `step ${stack.step}`,
    ...(stack.status === 'preview' ? ['preview'] : []),
  ].join(' ');
  return `${seen}: ${signs.map(({ action }) => `${stack.counts[action]} ${action}`).join(', ') || statusWords[stack.status]}`;
}

function edgeClass({ changed, severity }: ContractEdge): string {
  return changed.length === 0 ? 'edge-quiet' : `edge-${severity}`;
}

function nodeClass({ status, counts }: StackReview): string {
  if (status === 'failed' || counts.replace + counts.delete + counts.forget + counts.unknown > 0)
    return 'worst';
  return status === 'unchanged' || status === 'not-planned' ? 'quiet' : 'usual';
}
