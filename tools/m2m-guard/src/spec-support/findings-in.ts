/** What the guard finds in the example workspace after changes. */
import { openDocuments } from '../documents/open-documents';
import { findingsOf, type Finding } from '../findings';
import { buildModel, type Model } from '../model';
import { changed, type Change } from '../rules/examples/change';
import { goodWorkspace } from '../rules/examples/good-workspace';

export function modelOf(changes: readonly Change[]): Model {
  const stacks = Object.entries(changed(goodWorkspace, changes));
  const sources = stacks.map(([stack, json]) => ({
    kind: 'configuration' as const,
    stack,
    files: [{ name: 'main.tf.json', json }],
  }));
  return buildModel(openDocuments(sources));
}

export function findingsIn(changes: readonly Change[]): Finding[] {
  return findingsOf(modelOf(changes));
}

/** `<rule> <address>: <message>` of each finding. */
export function messagesIn(...changes: readonly Change[]): string[] {
  return findingsIn(changes).map(({ rule, address, message }) => `${rule} ${address}: ${message}`);
}
