/** The budget below the cost: how much it is, whether it is exceeded, and what to do about it. */
import { overBudgetRule, usdText } from '@m2m/m2m-guard';
import { html, type Html } from '../../markup/html';
import { code, prose } from '../../markup/markdown';
import type { BudgetReview } from '../../review/model';
import { capitalized } from '../words';

/** One line; what to do, or who accepts it, below. */
export function budgetMarkdown(budget: BudgetReview): string {
  const { dearest } = budget;
  const most =
    dearest === undefined
      ? ''
      : ` Client ${code(dearest.address)} of ${code(dearest.stack, 100)} costs most: ${usdText(dearest.usd)} USD per month.`;
  const below = whatToDo(budget);
  return `${statement(budget)}${most}${isNews(budget) ? ` Rule ${code(overBudgetRule.id)}.` : ''}${below === undefined ? '' : `\n- ${prose(below, 500)}`}`;
}

/** Without details, and nothing when it is kept. */
export function shortBudgetMarkdown(budget: BudgetReview): string {
  return budget.exceeded === 'no' ? '' : statement(budget);
}

export function budgetHtml(budget: BudgetReview): Html {
  const { dearest } = budget;
  const below = whatToDo(budget);
  return html`<p class="budget">
    ${isNews(budget) ? html`<strong>${sentences(budget)}</strong>` : sentences(budget)}
    ${
      dearest !== undefined &&
      html`Client <code>${dearest.address}</code> of <span class="stack-name">${dearest.stack}</span> costs
        most: ${usdText(dearest.usd)} USD per month.`
    }
    ${isNews(budget) && html`Rule <code>${overBudgetRule.id}</code>.`}
    ${below !== undefined && html`<span class="note">${capitalized(below)}</span>`}
  </p>`;
}

function statement(budget: BudgetReview): string {
  return isNews(budget) ? `**${sentences(budget)}**` : sentences(budget);
}

const exceededWords: Readonly<Record<BudgetReview['exceeded'], string>> = {
  no: '',
  before: ' It is exceeded, as it was before.',
  newly: ' This change goes over it.',
};

function sentences({ before, after, exceeded }: BudgetReview): string {
  const amount = before === after ? money(after) : `${money(before)} → ${money(after)}`;
  return `Budget: ${amount} USD per month.${exceededWords[exceeded]}`;
}

function whatToDo(budget: BudgetReview): string | undefined {
  const { acknowledgement } = budget;
  if (acknowledgement !== undefined) {
    return `acknowledged in m2m-guard.json until ${acknowledgement.expires}: ${acknowledgement.reason}`;
  }
  return isNews(budget) ? `fix: ${overBudgetRule.fix}` : undefined;
}

function isNews({ exceeded, acknowledgement }: BudgetReview): boolean {
  return exceeded === 'newly' && acknowledgement === undefined;
}

function money(amount: number | undefined): string {
  return amount === undefined ? 'none' : usdText(amount);
}
