/** REST APIs: their tags, and the moments at which the data plane has to look. */
import type { AwsAnswer, ControlPlaneEvent } from '../../data-plane-port';
import { amended, answerJson } from '../answer-json';
import { AwsError } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import { restAnswer, restOperation, type RestCall } from '../rest-call';
import { tagsIn, withoutTags, type Tags } from './tag-changes';

const service = 'apigateway';
const oneApi = /^\/restapis\/([^/]+)\/?$/;
const tagsOfApi = /^\/tags\/.*(?:\/|%2F)restapis(?:\/|%2F)([a-z0-9]+)$/i;

export class RestApis {
  /** Of APIs whose tags were changed after they were created. */
  private readonly changedTags = new Map<string, Tags>();

  constructor(
    private readonly observe: (event: ControlPlaneEvent) => Promise<void>,
    /** Told of every API that is gone. */
    private readonly forgetApi: (apiId: string) => void,
  ) {}

  clear(): void {
    this.changedTags.clear();
  }

  operations(): readonly FrontOperation[] {
    return [...this.tagOperations(), ...this.readingOperations(), ...this.toldOperations()];
  }

  private tagOperations(): readonly FrontOperation[] {
    const row = {
      service,
      does: 'answers',
      path: tagsOfApi,
      because: 'does not find an API by its ARN',
    } as const;
    return [
      restOperation({
        ...row,
        operation: 'TagResource',
        method: 'PUT',
        handle: (call) => this.changeTags(call, (tags) => ({ ...tags, ...tagsIn(call.body['tags']) })),
      }),
      restOperation({
        ...row,
        operation: 'UntagResource',
        method: 'DELETE',
        handle: (call) => this.changeTags(call, (tags) => withoutTags(tags, call.call.query)),
      }),
      restOperation({
        ...row,
        operation: 'GetTags',
        method: 'GET',
        handle: async (call) => restAnswer(200, { tags: await this.tagsOf(call) }),
      }),
    ];
  }

  private readingOperations(): readonly FrontOperation[] {
    const row = { service, does: 'adds', because: 'does not know changed tags' } as const;
    const withTags = async ({ forward }: RestCall): Promise<AwsAnswer> =>
      amended(await forward(), (api) => this.withTags(api));
    return [
      restOperation({ ...row, operation: 'GetRestApi', method: 'GET', path: oneApi, handle: withTags }),
      restOperation({ ...row, operation: 'UpdateRestApi', method: 'PATCH', path: oneApi, handle: withTags }),
      restOperation({
        ...row,
        operation: 'GetRestApis',
        method: 'GET',
        path: /^\/restapis\/?$/,
        handle: async ({ forward }) =>
          amended(await forward(), (page) => ({
            ...page,
            item: (page['item'] as Record<string, unknown>[]).map((api) => this.withTags(api)),
          })),
      }),
    ];
  }

  private toldOperations(): readonly FrontOperation[] {
    return [
      restOperation({
        service,
        operation: 'CreateDeployment',
        does: 'tells',
        because: 'does not keep what an API looked like when it was deployed',
        method: 'POST',
        path: /^\/restapis\/([^/]+)\/deployments\/?$/,
        handle: async ({ call, forward, params: [apiId = ''] }) => {
          const answer = await forward();
          if (answer.status < 300) {
            const deploymentId = String(answerJson(answer)['id']);
            await this.observe({ kind: 'deployment-created', region: call.region, apiId, deploymentId });
          }
          return answer;
        },
      }),
      restOperation({
        service,
        operation: 'DeleteRestApi',
        does: 'tells',
        because: 'has no data plane that would have to stop serving it',
        method: 'DELETE',
        path: oneApi,
        handle: async ({ call, forward, params: [apiId = ''] }) => {
          const answer = await forward();
          if (answer.status < 300) {
            this.changedTags.delete(apiId);
            this.forgetApi(apiId);
            await this.observe({ kind: 'rest-api-deleted', region: call.region, apiId });
          }
          return answer;
        },
      }),
    ];
  }

  private withTags(api: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const tags = this.changedTags.get(String(api['id']));
    return tags === undefined ? api : { ...api, tags };
  }

  private async changeTags(call: RestCall, change: (tags: Tags) => Tags): Promise<AwsAnswer> {
    const tags = change(await this.tagsOf(call));
    this.changedTags.set(call.params[0] ?? '', tags);
    return restAnswer(204);
  }

  private async tagsOf({ get, params: [apiId = ''] }: RestCall): Promise<Tags> {
    const api = await get(`/restapis/${apiId}`);
    if (api === undefined) {
      throw new AwsError('NotFoundException', `Invalid API identifier specified ${apiId}`, 404);
    }
    return this.changedTags.get(apiId) ?? tagsIn(api['tags']);
  }
}
