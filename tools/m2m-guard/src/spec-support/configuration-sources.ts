/** Stacks as synthesized JSON, as sources of a check. */
import type { Source } from '../documents';

export function configurationSource(stack: string, json: object): Source {
  return {
    kind: 'configuration',
    stack,
    files: [{ name: 'main.tf.json', json: json as Readonly<Record<string, unknown>> }],
  };
}

/** @param stacks by name */
export function configurationSources(stacks: Readonly<Record<string, object>>): Source[] {
  return Object.entries(stacks).map(([stack, json]) => configurationSource(stack, json));
}
