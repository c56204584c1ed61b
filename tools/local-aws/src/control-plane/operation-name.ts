/** What a call is called in the log, and whether it may have changed something. */
import type { AwsCallHead } from './aws-call';

const readingVerbs = /^(Describe|Get|List|Head|Lookup|Search|Scan|Query|Select|Validate|Assume)/;

/** `CreateUserPool`, `CreateRole`, or `PUT /restapis/abc/methods` where the protocol has no names. */
export function operationName(call: AwsCallHead, form: URLSearchParams | undefined): string {
  return call.target ?? form?.get('Action') ?? `${call.method} ${call.path}`;
}

export function mayChange(call: AwsCallHead, form: URLSearchParams | undefined): boolean {
  const named = call.target ?? form?.get('Action');
  return named ? !readingVerbs.test(named) : call.method !== 'GET' && call.method !== 'HEAD';
}
