/** Whether a Node of this version can run the workspace. */
export function isSupportedNode(version: string): boolean;

/** What to tell a person whose Node cannot. */
export function unsupportedNode(version: string): string;
