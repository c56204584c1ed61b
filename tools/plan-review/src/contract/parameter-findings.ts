/** What happens to one parameter, as findings. Texts name stacks, parameters and types, never values. */
import type { ContractFinding } from '../review/model';
import { isPlanned, type Published, type Reading, type Removed } from './contract-stack';
import type { PublishedParameter } from './synthesized';

/** Everything the workspace says about one name. */
export interface Parameter {
  readonly publishers: readonly Published[];
  readonly readers: readonly Reading[];
  /** Who published it before. */
  readonly removed: readonly Removed[];
  /** The name that a removed parameter has now. */
  readonly newNameOf: (removed: Removed) => string | undefined;
}

const severities: readonly ContractFinding['severity'][] = ['error', 'attention', 'info'];

/** Worst first. */
export function parameterFindings(parameter: Parameter): ContractFinding[] {
  const own = ownFindings(parameter);
  const findings = own.length === 0 ? [unchanged] : [...own, ...readersLeftBehind(parameter)];
  return findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

const unchanged: ContractFinding = { code: 'unchanged', severity: 'info', text: 'stays as it is' };

function ownFindings(parameter: Parameter): ContractFinding[] {
  const { publishers, readers, removed } = parameter;
  const [publisher] = publishers;
  if (publisher === undefined) {
    return removed.length > 0 ? removalFindings(parameter) : [neverPublished(readers)];
  }
  return [...publishedTwice(publishers), ...typeChange(publisher), ...valueChange(publisher)];
}

function removalFindings({ readers, removed, newNameOf }: Parameter): ContractFinding[] {
  const renamed = removed.flatMap((old): ContractFinding[] => {
    const name = newNameOf(old);
    return name === undefined
      ? []
      : [{ code: 'renamed', severity: 'attention', text: `${old.stack.stack} publishes it as ${name} now` }];
  });
  if (readers.length > 0) {
    const names = stackNames(readers);
    const text = `no longer published, but still read by ${names}: the next plan of ${names} fails`;
    return [{ code: 'removed-while-read', severity: 'error', text }, ...renamed];
  }
  return [...renamed, { code: 'removed', severity: 'info', text: 'no longer published; no stack reads it' }];
}

function neverPublished(readers: readonly Reading[]): ContractFinding {
  const text = `read by ${stackNames(readers)}, but published by no stack of this workspace`;
  return { code: 'never-published', severity: 'error', text };
}

function publishedTwice(publishers: readonly Published[]): ContractFinding[] {
  const names = publishers.map(({ stack, address }) => `${stack.stack} (${address})`).join(' and ');
  const text = `published by ${names}: whichever is deployed last wins`;
  return publishers.length > 1 ? [{ code: 'published-twice', severity: 'error', text }] : [];
}

function typeChange(publisher: Published): ContractFinding[] {
  const before = inBase(publisher);
  const text = `its type changes from ${before?.type ?? ''} to ${publisher.type}: readers find it in another attribute`;
  return before === undefined || before.type === publisher.type
    ? []
    : [{ code: 'type-changed', severity: 'error', text }];
}

/** The base tells what the branch changes, the plan what the deployment changes; either is enough. */
function valueChange(publisher: Published): ContractFinding[] {
  const { stack, address, expression, computed } = publisher;
  const planned = stack.planned.get(address);
  const before = inBase(publisher);
  const isNew = planned?.action === 'create' || (stack.base !== undefined && before === undefined);
  const differs = planned?.action === 'change' || (before !== undefined && before.expression !== expression);
  const isUnknown = planned?.unknownValue ?? (isNew && computed);
  return [
    ...(isNew ? [info('added', 'newly published')] : []),
    ...(differs && !isNew ? [info('changed', 'its value changes')] : []),
    ...(isUnknown
      ? [info('unknown-until-applied', `its value is known after ${stack.stack} is applied`)]
      : []),
  ];
}

function info(code: ContractFinding['code'], text: string): ContractFinding {
  return { code, severity: 'info', text };
}

/** The same name in the base, whatever its address was. */
function inBase({ name, stack }: Published): PublishedParameter | undefined {
  return stack.base?.published.find((parameter) => parameter.name === name);
}

function readersLeftBehind({ readers }: Parameter): ContractFinding[] {
  const leftBehind = readers.filter(({ stack }) => !isPlanned(stack));
  const text = `read by ${stackNames(leftBehind)}, which is not planned here: plan it too`;
  return leftBehind.length > 0 ? [{ code: 'reader-not-planned', severity: 'attention', text }] : [];
}

function stackNames(readers: readonly Reading[]): string {
  return [...new Set(readers.map(({ stack }) => stack.stack))].join(', ');
}
