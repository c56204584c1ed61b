/** Who may call more or less than before. Always there: "nobody" is an answer too. */
import type { AccessChange, UnknownAccess } from '../../review/model';
import { section } from '../section';
import { counted } from '../words';
import { accessHtml } from './access-html';
import { accessMarkdown } from './access-markdown';

export interface AccessTable {
  readonly stage: string;
  /** Everything but first deployments, what needs attention first. */
  readonly changes: readonly AccessChange[];
  readonly firstDeployments: readonly FirstDeployment[];
  readonly unknown: readonly UnknownAccess[];
  readonly notCompared: readonly string[];
}

/** What a stack and the clients that come with it get from each other. */
export interface FirstDeployment {
  readonly stack: string;
  readonly clients: readonly AccessChange[];
}

export const accessSection = section<AccessTable>({
  id: 'access',
  title: 'Who gains or loses access',
  data: ({ stage, access }) => {
    if (access === undefined) return undefined;
    const { changes, unknown, notCompared } = access;
    const first = changes.filter(({ firstDeployment }) => firstDeployment);
    return {
      stage,
      changes: changes.filter(({ firstDeployment }) => !firstDeployment),
      firstDeployments: [...new Set(first.map(({ stack }) => stack))].map((stack) => ({
        stack,
        clients: first.filter((change) => change.stack === stack),
      })),
      unknown,
      notCompared,
    };
  },
  markdown: accessMarkdown,
  html: accessHtml,
});

/** True when there is no news at all. */
export function isUnchanged({ changes, firstDeployments, unknown, notCompared }: AccessTable): boolean {
  return changes.length + firstDeployments.length + unknown.length + notCompared.length === 0;
}

export const nothingText = 'Nobody: the same clients may call the same routes.';

/** `2 clients that come with it may call 3 routes of it` */
export function firstDeploymentText({ clients }: FirstDeployment): string {
  const routes = new Set(clients.flatMap((change) => change.routes));
  return `${counted(clients.length, 'client that comes', 'clients that come')} with it may call ${counted(routes.size, 'route')} of it`;
}

export const notComparedText = 'has no usable plan, so who gains or loses access by it is not known';
export const unknownText = 'whether it may call these cannot be told';
