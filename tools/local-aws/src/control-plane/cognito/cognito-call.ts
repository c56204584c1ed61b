/** How rows of the table speak Cognito's protocol: typed input in, JSON out, AWS's error names. */
import type { z } from 'zod';
import type { AwsAnswer } from '../../data-plane-port';
import { answerJson } from '../answer-json';
import { AwsError, jsonAnswer, jsonBody, withJsonBody, type AwsCall } from '../aws-call';
import type { Forward, FrontOperation } from '../front-operation';

/** One call as a row's handler sees it. */
export interface CognitoCall<Input> {
  readonly input: Input;
  /** Moto's whole answer to this very call. */
  readonly forward: () => Promise<AwsAnswer>;
  /** Moto's answer to another operation of Cognito, parsed. An error of moto becomes the caller's. */
  readonly ask: <Output>(operation: string, input: unknown, output: z.ZodType<Output>) => Promise<Output>;
  /** Moto's whole answer to this operation with another input. */
  readonly forwardAs: (input: unknown) => Promise<AwsAnswer>;
  /** The input as it came in, with what the schema does not know. */
  readonly raw: Readonly<Record<string, unknown>>;
}

interface CognitoRow<Input> extends Pick<FrontOperation, 'operation' | 'does' | 'because'> {
  readonly input: z.ZodType<Input>;
  /** A plain value becomes a JSON answer. */
  readonly handle: (call: CognitoCall<Input>) => Promise<AwsAnswer | object>;
}

export function cognitoOperation<Input>({ input, handle, ...row }: CognitoRow<Input>): FrontOperation {
  return {
    ...row,
    service: 'cognito-idp',
    pattern: { target: row.operation },
    handle: async (call, forward) => {
      const raw = jsonBody(call);
      const answer = await handle({
        input: parsedInput(input, raw),
        raw,
        forward: () => forward(call),
        forwardAs: (body) => forward(withJsonBody(call, body)),
        ask: (operation, body, output) => ask(call, forward, operation, body, output),
      });
      return isAnswer(answer) ? answer : jsonAnswer(answer);
    },
  };
}

function parsedInput<Input>(schema: z.ZodType<Input>, raw: unknown): Input {
  const parsed = schema.safeParse(raw);
  if (parsed.success) {
    return parsed.data;
  }
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'is malformed' };
  throw new AwsError(
    'InvalidParameterException',
    `1 validation error detected: Value at '${memberName(path)}' failed to satisfy constraint: ${message}`,
  );
}

/** AWS names members as its Java service does: `scopes.1.member.scopeName`, counted from 1. */
function memberName(path: readonly PropertyKey[]): string {
  return path
    .map((part) =>
      typeof part === 'number'
        ? `${part + 1}.member`
        : String(part).replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (capital) => capital.toLowerCase()),
    )
    .join('.');
}

async function ask<Output>(
  call: AwsCall,
  forward: Forward,
  operation: string,
  body: unknown,
  output: z.ZodType<Output>,
): Promise<Output> {
  const headers = { ...call.headers, 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` };
  const answer = await forward(withJsonBody({ ...call, headers, target: operation }, body));
  const value = answerJson(answer);
  if (answer.status >= 400) {
    throw new AwsError(
      String(value['__type'] ?? 'InternalErrorException'),
      String(value['message'] ?? operation),
      answer.status,
    );
  }
  return output.parse(value);
}

function isAnswer(value: AwsAnswer | object): value is AwsAnswer {
  return 'status' in value && 'body' in value && 'headers' in value;
}
