/** Elements by key, both in their first order. */
export function groupBy<T>(elements: readonly T[], keyOf: (element: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const element of elements) {
    const group = groups.get(keyOf(element));
    if (group === undefined) {
      groups.set(keyOf(element), [element]);
    } else {
      group.push(element);
    }
  }
  return groups;
}
