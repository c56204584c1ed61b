/** Anchors within the page. */

/** Where the changes of one stack begin. */
export function stackAnchor(stack: string): string {
  return `stack-${stack.replace(/[^\w-]/g, '_')}`;
}
