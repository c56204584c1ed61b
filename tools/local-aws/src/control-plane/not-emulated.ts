/**
 * What callers hear when moto has nothing to say.
 *
 * Moto answers an operation that it lacks with a bare 500 or an HTML page of its web framework. AWS clients take a 500 for
 * a passing fault and try again for minutes, and a 404 for "it is gone". Neither is true, so both become a 501, which
 * nobody retries, with a sentence that names the operation.
 */
import type { AwsAnswer } from '../data-plane-port';
import type { AwsCallHead } from './aws-call';

const form = 'application/x-www-form-urlencoded';

/** True for answers that no AWS API gives. To HEAD even S3 answers "not there" without a body, which moto labels HTML. */
export function isGapOfMoto(
  method: string,
  answer: { status: number; headers: Readonly<Record<string, unknown>> },
): boolean {
  const html = String(answer.headers['content-type'] ?? '').startsWith('text/html');
  return answer.status === 500 || (html && answer.status >= 400 && method !== 'HEAD');
}

/** The error in the protocol of the call: JSON, or XML for S3 and the query protocols. */
export function notEmulated(call: AwsCallHead, operation: string, motoVersion: string): AwsAnswer {
  const code = 'NotEmulated';
  const message = `the local AWS does not emulate ${call.service} ${operation}: moto ${motoVersion} lacks it or failed on it`;
  const isForm = call.headers['content-type']?.startsWith(form) === true;
  if (call.service !== 's3' && !isForm) {
    return {
      status: 501,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code },
      body: Buffer.from(JSON.stringify({ __type: code, message })),
    };
  }
  const error = `<Code>${code}</Code><Message>${escaped(message)}</Message>`;
  const body = isForm ? `<ErrorResponse><Error>${error}</Error></ErrorResponse>` : `<Error>${error}</Error>`;
  return { status: 501, headers: { 'content-type': 'application/xml' }, body: Buffer.from(body) };
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
