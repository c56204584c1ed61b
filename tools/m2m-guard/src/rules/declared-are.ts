/** The end of a sentence about a scope that is missing: what there is instead. */
export function declaredAre(names: ReadonlySet<string> | undefined): string {
  const shown = [...(names ?? [])].sort().slice(0, 10);
  if (shown.length === 0) return 'its user pool has no resource server with scopes';
  const more = (names?.size ?? 0) - shown.length;
  return `declared are ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
