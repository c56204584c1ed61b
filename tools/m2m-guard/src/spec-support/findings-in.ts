/** What the guard finds in the example workspace after changes. */
import { modelOf as modelOfSources } from '../check';
import { findingsOf, type Finding } from '../findings';
import type { Model } from '../model';
import type { Change } from '../rules/examples/change';
import { exampleSources } from './example-sources';

export function modelOf(changes: readonly Change[]): Model {
  return modelOfSources(exampleSources(changes));
}

export function findingsIn(changes: readonly Change[]): Finding[] {
  return findingsOf(modelOf(changes));
}

/** `<rule> <address>: <message>` of each finding. */
export function messagesIn(...changes: readonly Change[]): string[] {
  return findingsIn(changes).map(({ rule, address, message }) => `${rule} ${address}: ${message}`);
}
