/** The example workspace with changes, as sources of a check. What it was before the changes is what its states hold. */
import type { Source } from '../documents';
import { changed, type Change, type StackJson } from '../rules/examples/change';
import { goodWorkspace } from '../rules/examples/good-workspace';
import { configurationSources } from './configuration-sources';

export function exampleSources(changes: readonly Change[]): Source[] {
  return [
    ...configurationSources(changed(goodWorkspace, changes)),
    ...Object.entries(goodWorkspace).map(([stack, json]) => stateOf(stack, json)),
  ];
}

/** As far as a check reads a state: resources with the attributes that are known before apply. */
function stateOf(stack: string, { resource }: StackJson): Source {
  const resources = Object.entries(resource as Readonly<Record<string, Readonly<Record<string, object>>>>);
  return {
    kind: 'state',
    stack,
    plan: {
      format_version: '1.2',
      planned_values: {},
      prior_state: {
        values: {
          root_module: {
            resources: resources.flatMap(([type, byName]) =>
              Object.entries(byName).map(([name, values]) => ({
                address: `${type}.${name}`,
                mode: 'managed' as const,
                type,
                values: { ...values },
              })),
            ),
          },
        },
      },
    },
  };
}
