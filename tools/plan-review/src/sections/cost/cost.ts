/** What the tokens of all clients cost per month: the difference first, then now and then. */
import { usdText } from '@m2m/m2m-guard';
import { html, type Html } from '../../markup/html';
import { codeCell, tableHead, tableRow } from '../../markup/markdown';
import type { CostChange, CostReview, MonthlyCost, PoolCostChange } from '../../review/model';
import { section } from '../section';
import { counted } from '../words';
import { budgetHtml, budgetMarkdown, shortBudgetMarkdown } from './budget';

export const costSection = section<CostReview>({
  id: 'cost',
  title: 'Cost per month',
  data: ({ cost }) => (cost === undefined || cost.pools.length === 0 ? undefined : cost),
  markdown: (cost, detail) => {
    const { budget } = cost;
    if (detail === 'table') {
      return { head: paragraphs(`${headline(cost)}.`, budget && shortBudgetMarkdown(budget)), rows: [] };
    }
    const changed = cost.pools.filter(differs);
    return {
      head: paragraphs(
        `**${headline(cost)}**, for ${requests(cost)}.`,
        budget && budgetMarkdown(budget),
        changed.length > 0 &&
          tableHead('User pool', 'Difference', 'Now', 'Then', 'Clients', 'Token requests'),
      ),
      rows: changed.map(poolRow),
      ...(detail === 'details' && { foot: `\n${basis(cost)}` }),
    };
  },
  html: (cost) =>
    html`<p class="cost"><strong>${headline(cost)}</strong>, for ${requests(cost)}.</p>
      ${cost.budget !== undefined && budgetHtml(cost.budget)}
      <div class="scroll" tabindex="0" role="region" aria-label="Cost by user pool">
        <table>
          <thead>
            <tr>
              <th scope="col">User pool</th>
              <th scope="col" class="number">Difference</th>
              <th scope="col" class="number">Now</th>
              <th scope="col" class="number">Then</th>
              <th scope="col" class="number">Clients</th>
              <th scope="col" class="number">Token requests</th>
            </tr>
          </thead>
          <tbody>
            ${cost.pools.map(poolHtml)}
          </tbody>
        </table>
      </div>
      <p class="note">${basis(cost)}</p>`,
});

function paragraphs(...texts: readonly (string | false | undefined)[]): string {
  return texts.filter(Boolean).join('\n\n');
}

/** `+2.19 USD per month (0.00 → 2.19)` */
function headline({ total }: CostReview): string {
  return differs(total)
    ? `${difference(total)} USD per month (${usd(total.before)} → ${usd(total.after)})`
    : `No change: ${usd(total.after)} USD per month`;
}

function requests({ total: { after } }: CostReview): string {
  return `${counted(after.tokenRequests, 'token request')} of ${counted(after.clients, 'client')}`;
}

function poolRow(change: PoolCostChange): string {
  const { pool, before, after } = change;
  return tableRow(
    pool === undefined ? outside : `${codeCell(pool.stack, 100)} ${codeCell(pool.address)}`,
    `**${difference(change)}**`,
    usd(before),
    usd(after),
    fromTo(before.clients, after.clients),
    fromTo(before.tokenRequests, after.tokenRequests),
  );
}

function poolHtml(change: PoolCostChange): Html {
  const { pool, before, after } = change;
  return html`<tr>
    <th scope="row">
      ${
        pool === undefined
          ? outside
          : html`<span class="stack-name">${pool.stack}</span> <code>${pool.address}</code>`
      }
    </th>
    <td class="number">${differs(change) ? html`<strong>${difference(change)}</strong>` : '0.00'}</td>
    <td class="number">${usd(before)}</td>
    <td class="number">${usd(after)}</td>
    <td class="number">${fromTo(before.clients, after.clients)}</td>
    <td class="number">${fromTo(before.tokenRequests, after.tokenRequests)}</td>
  </tr>`;
}

const outside = 'a pool that no stack here makes';

function basis({ assumed, price }: CostReview): string {
  const base = `A token request costs ${price.usdPerTokenRequest} USD (checked ${price.checkedOn}); a caller uses a token for 75 % of its life.`;
  return assumed.clients === 0
    ? base
    : `${base} ${counted(assumed.clients, 'client declares', 'clients declare')} no calls per hour, so ${counted(assumed.callsPerHour, 'call')} per hour are assumed.`;
}

function differs({ before, after }: CostChange): boolean {
  return before.usd !== after.usd || before.clients !== after.clients;
}

function difference({ before, after }: CostChange): string {
  const change = Math.round((after.usd - before.usd) * 100) / 100;
  return `${change < 0 ? '−' : '+'}${usdText(Math.abs(change))}`;
}

function usd(cost: MonthlyCost): string {
  return usdText(cost.usd);
}

function fromTo(before: number, after: number): string {
  const shown = (amount: number) => amount.toLocaleString('en-US');
  return before === after ? shown(after) : `${shown(before)} → ${shown(after)}`;
}
