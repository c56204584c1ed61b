/**
 * What happens to one resource, in one word.
 *
 * Terraform says it with a list of verbs and two side notes (`previous_address`, `importing`). The first verb alone says
 * nothing: `["delete", "create"]` and `["delete"]` are two very different mornings.
 */
export const changeActions = [
  'create',
  'update',
  'replace',
  'delete',
  /** A data source that can only be read during apply. */
  'read',
  /** Terraform lets go of it; it stays in the cloud. */
  'forget',
  /** A new one is made, the old one stays in the cloud, unmanaged. */
  'forget-and-create',
  /** Only its address changes. */
  'move',
  /** It is only taken over from outside. */
  'import',
  /** A combination of verbs that this tool does not know. */
  'unknown',
] as const;

export type ChangeAction = (typeof changeActions)[number];
