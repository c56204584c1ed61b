/**
 * Changed authorizers of REST APIs. Moto cannot change the user pools of one, and cannot put one anew under its id, so what
 * a change has made of an authorizer is kept here, whole, until the authorizer or its API is deleted.
 */
import { amended } from '../answer-json';
import { AwsError } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import { patchOperations, restAnswer, restOperation, type PatchOperation, type RestCall } from '../rest-call';
import { userPoolsMustExist } from './authorizers';
import { patched, type Document } from './patch-document';

const service = 'apigateway';
const allAuthorizers = /^\/restapis\/([^/]+)\/authorizers\/?$/;
const oneAuthorizer = /^\/restapis\/([^/]+)\/authorizers\/([^/]+)\/?$/;

/** What each operation may name; API Gateway replaces no list as a whole. */
const supportedPaths: Readonly<Record<string, readonly string[]>> = {
  add: ['/providerARNs'],
  remove: ['/providerARNs'],
  replace: [
    '/authType',
    '/authorizerCredentials',
    '/authorizerResultTtlInSeconds',
    '/authorizerUri',
    '/identitySource',
    '/identityValidationExpression',
    '/name',
    '/type',
  ],
};
const types: readonly unknown[] = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'];
const maxTtlSeconds = 3_600;

export class AuthorizerChanges {
  /** Authorizers that were changed after they were created, by API and authorizer. */
  private readonly changed = new Map<string, Document>();

  clear(): void {
    this.changed.clear();
  }

  forgetApi(apiId: string): void {
    for (const key of this.changed.keys()) {
      if (key.startsWith(`${apiId}/`)) {
        this.changed.delete(key);
      }
    }
  }

  operations(): readonly FrontOperation[] {
    const adds = { service, does: 'adds', because: 'does not know changed authorizers' } as const;
    return [
      restOperation({
        service,
        operation: 'UpdateAuthorizer',
        does: 'answers',
        because: 'cannot change the user pools of an authorizer',
        method: 'PATCH',
        path: oneAuthorizer,
        handle: async (call) => {
          const after = await this.afterChange(call);
          this.changed.set(keyOf(call), after);
          return restAnswer(200, after);
        },
      }),
      restOperation({
        ...adds,
        operation: 'GetAuthorizer',
        method: 'GET',
        path: oneAuthorizer,
        handle: async (call) =>
          amended(await call.forward(), (known) => this.changed.get(keyOf(call)) ?? known),
      }),
      restOperation({
        ...adds,
        operation: 'GetAuthorizers',
        method: 'GET',
        path: allAuthorizers,
        handle: async ({ forward, params: [apiId = ''] }) =>
          amended(await forward(), (page) => ({
            ...page,
            item: (page['item'] as Document[]).map(
              (known) => this.changed.get(`${apiId}/${String(known['id'])}`) ?? known,
            ),
          })),
      }),
      restOperation({
        ...adds,
        operation: 'DeleteAuthorizer',
        method: 'DELETE',
        path: oneAuthorizer,
        handle: async (call) => {
          const answer = await call.forward();
          if (answer.status < 300) {
            this.changed.delete(keyOf(call));
          }
          return answer;
        },
      }),
    ];
  }

  /** @throws AwsError when the change is refused; then nothing is changed */
  private async afterChange(call: RestCall): Promise<Document> {
    const [apiId = '', authorizerId = ''] = call.params;
    const known = await call.get(`/restapis/${apiId}/authorizers/${encodeURIComponent(authorizerId)}`);
    if (known === undefined) {
      throw new AwsError('NotFoundException', 'Invalid Authorizer identifier specified', 404);
    }
    const operations = patchOperations(call.body);
    operations.forEach(checkOperation);
    const after = patched(this.changed.get(keyOf(call)) ?? known, operations);
    checkAuthorizer(after);
    const added = operations.filter(({ op }) => op === 'add').map(({ value }) => value);
    if (added.length > 0) {
      await userPoolsMustExist(call, added);
    }
    return after;
  }
}

function checkOperation({ op, path }: PatchOperation): void {
  const paths = supportedPaths[op];
  if (paths !== undefined && !paths.includes(path)) {
    throw badRequest(
      `Invalid patch path '${path}' specified for op '${op}'. Must be one of: [${paths.join(', ')}]`,
    );
  }
}

/** What holds for every authorizer, however it came about. */
function checkAuthorizer(authorizer: Document): void {
  const { name, type, providerARNs, authorizerResultTtlInSeconds: ttl } = authorizer;
  if (name === '') {
    throw badRequest('Authorizer name must not be empty');
  }
  if (!types.includes(type)) {
    throw badRequest(`Invalid Authorizer type, must be one of: [${types.join(', ')}]`);
  }
  if (type === 'COGNITO_USER_POOLS' && !(Array.isArray(providerARNs) && providerARNs.length > 0)) {
    throw badRequest('Authorizer provider ARNs must not be empty for type COGNITO_USER_POOLS');
  }
  if (typeof ttl === 'number' && !(Number.isInteger(ttl) && ttl >= 0 && ttl <= maxTtlSeconds)) {
    throw badRequest(`Authorizer result TTL must be between 0 and ${maxTtlSeconds} seconds`);
  }
}

function keyOf({ params: [apiId = '', authorizerId = ''] }: RestCall): string {
  return `${apiId}/${authorizerId}`;
}

function badRequest(message: string): AwsError {
  return new AwsError('BadRequestException', message);
}
