/**
 * Changing a method, its integration and their responses. Moto can only put each of them anew, and putting one drops
 * whatever hangs below it. So the document is read with everything below it, patched, and put again with all of it.
 */
import type { AwsAnswer } from '../../data-plane-port';
import { answerJson } from '../answer-json';
import { AwsError, ownCall } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import { patchOperations, restAnswer, restOperation, type RestCall } from '../rest-call';
import { authorizerMustExist } from './authorizers';
import { patched, type Document } from './patch-document';

const method = '/restapis/([^/]+)/resources/([^/]+)/methods/([^/]+)';
const isTrue = (text: string): boolean => text === 'true';

export function methodUpdateOperations(): readonly FrontOperation[] {
  const row = { service: 'apigateway', does: 'answers', method: 'PATCH', because: 'is missing' } as const;
  return [
    restOperation({
      ...row,
      operation: 'UpdateMethod',
      because: 'is missing: the scopes of a route could never change',
      path: new RegExp(`^${method}/?$`),
      handle: async (call) => {
        const operations = patchOperations(call.body);
        // A method that becomes open gives its authorizer up.
        const opened = operations.some(
          ({ path, value }) => path === '/authorizationType' && value === 'NONE',
        );
        for (const { op, path, value } of operations) {
          if (op === 'replace' && path === '/authorizerId' && !(opened && value === '')) {
            await authorizerMustExist(call, value);
          }
        }
        return change(call, isTrue, putMethod);
      },
    }),
    restOperation({
      ...row,
      operation: 'UpdateMethodResponse',
      path: new RegExp(`^${method}/responses/\\d+/?$`),
      handle: (call) => change(call, isTrue, put),
    }),
    restOperation({
      ...row,
      operation: 'UpdateIntegration',
      path: new RegExp(`^${method}/integration/?$`),
      handle: (call) => change(call, String, putIntegration),
    }),
    restOperation({
      ...row,
      operation: 'UpdateIntegrationResponse',
      path: new RegExp(`^${method}/integration/responses/\\d+/?$`),
      handle: (call) => change(call, String, put),
    }),
  ];
}

type Put = (call: RestCall, path: string, document: Document) => Promise<void>;

async function change(call: RestCall, mapValue: (text: string) => unknown, putBack: Put): Promise<AwsAnswer> {
  const { path } = call.call;
  const before = await call.get(path);
  if (before === undefined) {
    throw new AwsError('NotFoundException', `Invalid identifier specified: ${path}`, 404);
  }
  const after = patched(before, patchOperations(call.body), mapValue);
  await putBack(call, path, after);
  return restAnswer(200, after);
}

async function putMethod(
  call: RestCall,
  path: string,
  { methodResponses, methodIntegration, ...document }: Document,
): Promise<void> {
  await put(call, path, document);
  await putResponses(call, path, methodResponses);
  if (isDocument(methodIntegration)) {
    await putIntegration(call, `${path}/integration`, methodIntegration);
  }
}

async function putIntegration(
  call: RestCall,
  path: string,
  { integrationResponses, ...document }: Document,
): Promise<void> {
  await put(call, path, document);
  await putResponses(call, path, integrationResponses);
}

async function putResponses(call: RestCall, path: string, responses: unknown): Promise<void> {
  for (const [status, response] of Object.entries(isDocument(responses) ? responses : {})) {
    await put(call, `${path}/responses/${status}`, response as Document);
  }
}

async function put({ call, send }: RestCall, path: string, document: Document): Promise<void> {
  const known = Object.entries(document).filter(([, value]) => value !== null);
  const { service, region } = call;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(Object.fromEntries(known));
  const answer = await send(ownCall({ service, region, method: 'PUT', path, headers, body }));
  if (answer.status >= 300) {
    const { message } = answerJson(answer);
    throw new AwsError('BadRequestException', String(message ?? `moto refused ${path}`), answer.status);
  }
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null;
}
