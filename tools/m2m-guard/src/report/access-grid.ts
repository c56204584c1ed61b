/** The access matrix as a grid of texts: the same for the page, the terminal and JSON. */
import type { AccessMatrix, Answer } from '../access';

export interface AccessGrid {
  readonly pools: readonly string[];
  readonly clients: readonly string[];
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  readonly api: string;
  readonly route: string;
  /** A token needs one of them. */
  readonly oauthScopes: readonly string[];
  /** False when it may be another one as well, which cannot be told. */
  readonly scopesComplete: boolean;
  /** Without a token first, then one per client. */
  readonly answers: readonly ShownAnswer[];
}

export type ShownAnswer = Exclude<Answer, 'unknown'> | '?';

/** Titles of the columns before those of the clients. */
export const gridTitles = ['API', 'route', 'one scope of', 'no token'] as const;

export function accessGrid({ poolLabels, clients, routes }: AccessMatrix): AccessGrid {
  return {
    pools: poolLabels,
    clients: clients.map(({ label }) => label),
    rows: routes.map(({ api, label, route, withoutToken, answers }) => ({
      api,
      route: label,
      oauthScopes: route.oauthScopes.known,
      scopesComplete: route.oauthScopes.complete,
      answers: [withoutToken.answer, ...answers].map(shown),
    })),
  };
}

function shown(answer: Answer): ShownAnswer {
  return answer === 'unknown' ? '?' : answer;
}

/** The scopes of a row in a cell. */
export function scopesText(
  { oauthScopes, scopesComplete }: GridRow,
  shownScope: (scope: string) => string,
): string {
  const scopes = [...oauthScopes.map(shownScope), ...(scopesComplete ? [] : ['?'])];
  return scopes.join(', ') || '-';
}
