/** The words of the report: one word and one sign for each thing that can happen, the same in every format. */
import type { ChangeAction } from '../review/change-action';
import type { ResourceChange, StackReview, VerdictReason } from '../review/model';

interface ActionWords {
  readonly word: string;
  /** One character, so that nobody depends on colours. */
  readonly sign: string;
  /** First character of a line in a diff block: green, red, orange, grey. */
  readonly diff: '+' | '-' | '!' | '#';
}

export const actionWords: Readonly<Record<ChangeAction, ActionWords>> = {
  create: { word: 'create', sign: '+', diff: '+' },
  update: { word: 'update', sign: '~', diff: '!' },
  replace: { word: 'replace', sign: '±', diff: '!' },
  delete: { word: 'delete', sign: '−', diff: '-' },
  read: { word: 'read', sign: '›', diff: '#' },
  forget: { word: 'forget', sign: '○', diff: '-' },
  'forget-and-create': { word: 'forget and create', sign: '⊕', diff: '!' },
  move: { word: 'move', sign: '→', diff: '#' },
  import: { word: 'import', sign: '↓', diff: '#' },
  unknown: { word: 'not understood', sign: '?', diff: '!' },
};

export const statusWords: Readonly<Record<StackReview['status'], string>> = {
  planned: 'planned',
  preview: 'preview',
  unchanged: 'unchanged',
  failed: 'failed',
  'not-planned': 'not planned',
};

export const verdictWords = ['clean', 'needs attention', 'could not analyse everything'] as const;

const reasonWords: Readonly<Record<VerdictReason['code'], readonly [one: string, many: string]>> = {
  'could-not-analyse': ['thing that could not be analysed', 'things that could not be analysed'],
  danger: ['danger that nobody acknowledged', 'dangers that nobody acknowledged'],
  access: ['opening of access that nobody acknowledged', 'openings of access that nobody acknowledged'],
  guard: ['new error of the guard', 'new errors of the guard'],
  'over-budget': ['budget that this change goes over', 'budgets that this change goes over'],
  contract: ['contract finding', 'contract findings'],
  'failing-check': ['failing check', 'failing checks'],
  drift: ['resource changed outside Terraform', 'resources changed outside Terraform'],
  forget: ['resource that Terraform lets go of', 'resources that Terraform lets go of'],
  'unused-acknowledgement': ['acknowledgement to remove', 'acknowledgements to remove'],
};

export function reasonText({ code, count }: VerdictReason): string {
  const [one, many] = reasonWords[code];
  return counted(count, one, many);
}

/** `1 change`, `2 changes` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** With a capital letter, as a heading begins. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The word for what happens to this resource; a replacement that hangs on an unknown value "may" happen. */
export function actionWord({ action, replacement }: ResourceChange): string {
  return `${replacement?.certainty === 'possible' ? 'may ' : ''}${actionWords[action].word}`;
}

/** Everything about a change that its action alone does not say, in a few words each. */
export function remarks(change: ResourceChange): string[] {
  const { replacement, deposedKey, movedFrom, importId, reason, action } = change;
  return [
    ...(replacement === undefined ? [] : [replacementText(replacement)]),
    ...(action === 'forget' ? ['stays in the cloud, Terraform no longer knows it'] : []),
    ...(deposedKey === undefined ? [] : [`left over from an interrupted replacement (${deposedKey})`]),
    ...(movedFrom === undefined ? [] : [`was ${movedFrom}`]),
    ...(importId === undefined ? [] : ['taken over from outside']),
    ...(reason === undefined ? [] : [reason]),
  ];
}

const orderWords = {
  'delete-first': 'the old one is deleted first',
  'create-first': 'the new one is created first',
  'keep-old': 'the old one stays in the cloud, unmanaged',
} as const;

/** The cause first: long lines are cut at their end. */
function replacementText({ order, causes }: NonNullable<ResourceChange['replacement']>): string {
  const because = causes.length === 0 ? '' : `because of ${causes.join(', ')}, `;
  return `${because}${orderWords[order]}`;
}
