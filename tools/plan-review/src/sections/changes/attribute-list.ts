/**
 * The attributes of one change, sorted by what can be said of them: values that may be seen, and names alone for the rest.
 */
import { listDifference, shownText } from '../../redaction/shown-text';
import type { AttributeChange, ResourceChange, ShownValue } from '../../review/model';

export interface AttributeList {
  readonly shown: readonly AttributeChange[];
  /** Names only, by reason, in a fixed order. Empty reasons do not appear. */
  readonly namesOnly: readonly { readonly reason: string; readonly names: readonly string[] }[];
}

const reasons: readonly [ShownValue['kind'], string][] = [
  ['unknown', 'known after apply'],
  ['sensitive', 'sensitive'],
  ['not-shown', 'not shown'],
  ['absent', 'removed'],
];

export function attributeList(attributes: readonly AttributeChange[]): AttributeList {
  const isShown = ({ before, after }: AttributeChange) => before.kind === 'value' || after.kind === 'value';
  const hidden = attributes.filter((attribute) => !isShown(attribute));
  return {
    shown: attributes.filter(isShown),
    namesOnly: reasons
      .map(([kind, reason]) => ({
        reason,
        names: hidden.filter(({ after }) => after.kind === kind).map(nameWithForce),
      }))
      .filter(({ names }) => names.length > 0),
  };
}

const mostNames = 6;

/** What an update changes, for its line: a few names, so that nobody has to unfold it to see what it is about. */
export function updatedNames({ action, attributes }: ResourceChange): string | undefined {
  if (action !== 'update' || attributes.length === 0) return undefined;
  const names = attributes.slice(0, mostNames).map(({ name }) => name);
  return [...names, ...(attributes.length > mostNames ? ['…'] : [])].join(', ');
}

/** Lines of a diff block, each beginning with `-`, `+` or a space. */
export function diffLines(change: Pick<ResourceChange, 'attributes'>): string[] {
  const { shown, namesOnly } = attributeList(change.attributes);
  return [
    ...shown.flatMap(diffOf),
    ...namesOnly.map(({ reason, names }) => `      ${reason}: ${names.join(', ')}`),
  ];
}

function diffOf(attribute: AttributeChange): string[] {
  const { before, after } = attribute;
  const name = nameWithForce(attribute);
  const lists = listDifference(before, after);
  if (lists !== undefined && lists.added.length + lists.removed.length > 0 && before.kind === 'value') {
    return [
      `      ${name}:`,
      ...lists.removed.map((element) => `-       ${JSON.stringify(element)}`),
      ...lists.added.map((element) => `+       ${JSON.stringify(element)}`),
    ];
  }
  return [
    ...(before.kind === 'absent' ? [] : [`-     ${name}: ${shownText(before)}`]),
    ...(after.kind === 'absent' ? [] : [`+     ${name}: ${shownText(after)}`]),
  ];
}

function nameWithForce({ name, forcesReplacement }: AttributeChange): string {
  return forcesReplacement ? `${name} (forces replacement)` : name;
}
