/**
 * Who answers a request: decided from its host, path and headers alone, before anything of its body is read.
 *
 * The order matters. A data plane host is never the control plane, whoever signed the request: an API that nobody
 * understands must be refused by the gate, not served by something else.
 */
import { healthPath } from './health';

export interface RequestHead {
  readonly method: string;
  /** As in the request line. */
  readonly target: string;
  /** The Host header. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export type Destination =
  | { readonly kind: 'health' }
  | {
      readonly kind: 'data-plane';
      readonly host: string;
      readonly path: string;
      readonly query: string;
    }
  | { readonly kind: 'control-plane'; readonly target: string }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string };

const hostInPath = /^\/_host\/([a-z0-9.-]+)(\/[^?]*)?(\?.*)?$/i;
const executeApi = /^[a-z0-9-]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/;
const userPoolDomain = /^[a-z0-9-]+\.auth\.[a-z0-9-]+\.amazoncognito\.com$/;
const cognitoIssuer = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/;
const thisMachine = /^(127(\.\d+){3}|\[::1\]|([a-z0-9.-]+\.)?localhost)$/;
const awsApi = /(^|\.)amazonaws\.com(\.cn)?$/;

/** Where a request goes. Pure. */
export function destinationOf(head: RequestHead): Destination {
  if (!head.target.startsWith('/')) {
    return refused(400, `request target "${head.target}" is not a path; this is a server, not a proxy`);
  }
  const named = hostInPath.exec(head.target);
  const host = (named?.[1] ?? withoutPort(head.host)).toLowerCase();
  const target = named ? `${named[2] ?? '/'}${named[3] ?? ''}` : head.target;
  const [path = '/', query = ''] = splitOnce(target, '?');

  if (isDataPlane(host, path)) {
    return { kind: 'data-plane', host, path, query };
  }
  if (path === healthPath) {
    return { kind: 'health' };
  }
  if (thisMachine.test(host) || awsApi.test(host)) {
    return refusalOfBrowsers(head) ?? { kind: 'control-plane', target };
  }
  // Custom domains of user pools and APIs: only the data plane knows them.
  return { kind: 'data-plane', host, path, query };
}

function isDataPlane(host: string, path: string): boolean {
  return (
    executeApi.test(host) ||
    userPoolDomain.test(host) ||
    (cognitoIssuer.test(host) && path.includes('/.well-known/'))
  );
}

/**
 * AWS clients are no browsers. A page that somebody has open must not be able to create, read or reset anything here, so
 * whatever a browser marks as coming from a page is refused. A rebound DNS name never gets this far: it is no host of ours.
 */
function refusalOfBrowsers({ headers }: RequestHead): Destination | undefined {
  const site = headers['sec-fetch-site'];
  const fromPage = headers['origin'] !== undefined || (site !== undefined && site !== 'none');
  return fromPage ? refused(403, 'the AWS APIs of the local AWS are not for web pages') : undefined;
}

function refused(status: number, reason: string): Destination {
  return { kind: 'refused', status, reason };
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
