/** Reading and changing the JSON in an answer of moto. */
import type { AwsAnswer } from '../data-plane-port';

/** The JSON object in an answer; empty when there is none. */
export function answerJson(answer: AwsAnswer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(answer.body).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The same answer with something changed in its JSON; an error passes as it is. */
export function amended(
  answer: AwsAnswer,
  amend: (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): AwsAnswer {
  return answer.status >= 300
    ? answer
    : { ...answer, body: Buffer.from(JSON.stringify(amend(answerJson(answer)))) };
}
