/** The filter above the resource changes. It stays hidden until the script of the page is there to serve it. */
import { html, type Html } from '../../markup/html';
import type { ChangeAction } from '../../review/change-action';
import { actionWords } from '../words';

/** @param actions the kinds of change that occur, each once */
export function filterBar(actions: readonly ChangeAction[]): Html {
  return html`<form id="filter" hidden>
    <input
      type="search"
      aria-label="Filter changes by address, type, stack or attribute"
      placeholder="Filter changes"
    />
    <fieldset>
      <legend class="visually-hidden">Kinds of change</legend>
      ${actions.map(
        (action) =>
          html`<label
            ><input type="checkbox" value="${action}" checked /> ${actionWords[action].word}</label
          >`,
      )}
    </fieldset>
    <button type="button" data-do="unfold">Unfold all</button>
    <button type="button" data-do="fold">Fold all</button>
    <output aria-live="polite"></output>
  </form>`;
}
