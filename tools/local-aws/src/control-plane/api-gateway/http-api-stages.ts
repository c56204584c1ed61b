/** Stages of HTTP and WebSocket APIs: moto can make one but not change it, and drops its deployment. */
import type { AwsAnswer } from '../../data-plane-port';
import { amended } from '../answer-json';
import { AwsError } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import { restAnswer, restOperation, type RestCall } from '../rest-call';
import { tagsIn, withoutTags, type Tags } from './tag-changes';

type Json = Readonly<Record<string, unknown>>;

const service = 'apigateway';
const stages = /^\/v2\/apis\/([^/]+)\/stages\/?$/;
const oneStage = /^\/v2\/apis\/([^/]+)\/stages\/([^/]+)\/?$/;
const tagsOfStage = /^\/v2\/tags\/.*(?:\/|%2F)apis(?:\/|%2F)([a-z0-9]+)(?:\/|%2F)stages(?:\/|%2F)([^/%]+)$/i;

export class HttpApiStages {
  /** What moto does not know of a stage, by API and stage. */
  private readonly changes = new Map<string, Json>();

  clear(): void {
    this.changes.clear();
  }

  forgetApi(apiId: string): void {
    for (const key of this.changes.keys()) {
      if (key.startsWith(`${apiId}/`)) {
        this.changes.delete(key);
      }
    }
  }

  operations(): readonly FrontOperation[] {
    return [...this.stageOperations(), ...this.tagOperations()];
  }

  private stageOperations(): readonly FrontOperation[] {
    const adds = { service, does: 'adds', because: 'does not know what the rows around it keep' } as const;
    return [
      restOperation({
        ...adds,
        operation: 'CreateStage (v2)',
        because: 'drops the deployment of the stage',
        method: 'POST',
        path: stages,
        handle: async ({ body, forward, params: [apiId = ''] }) => {
          const answer = await forward();
          const { deploymentId, stageName } = body;
          if (answer.status >= 300 || typeof stageName !== 'string') {
            return answer;
          }
          const key = `${apiId}/${stageName}`;
          this.changes.set(key, deploymentId === undefined ? {} : { deploymentId });
          return amended(answer, (stage) => ({ ...stage, ...this.changes.get(key) }));
        },
      }),
      restOperation({
        service,
        operation: 'UpdateStage (v2)',
        does: 'answers',
        because: 'is missing: no stage could ever change',
        method: 'PATCH',
        path: oneStage,
        handle: async (call) => {
          const stage = await this.existing(call);
          this.change(call, call.body);
          return restAnswer(200, { ...stage, ...this.changes.get(keyOf(call)) });
        },
      }),
      restOperation({
        ...adds,
        operation: 'GetStage (v2)',
        method: 'GET',
        path: oneStage,
        handle: async (call) =>
          amended(await call.forward(), (stage) => ({ ...stage, ...this.changes.get(keyOf(call)) })),
      }),
      restOperation({
        ...adds,
        operation: 'GetStages (v2)',
        method: 'GET',
        path: stages,
        handle: async ({ forward, params: [apiId = ''] }) =>
          amended(await forward(), (page) => ({
            ...page,
            items: (page['items'] as Json[]).map((stage) => ({
              ...stage,
              ...this.changes.get(`${apiId}/${String(stage['stageName'])}`),
            })),
          })),
      }),
      restOperation({
        ...adds,
        operation: 'DeleteStage (v2)',
        method: 'DELETE',
        path: oneStage,
        handle: async (call) => {
          const answer = await call.forward();
          this.changes.delete(keyOf(call));
          return answer;
        },
      }),
    ];
  }

  private tagOperations(): readonly FrontOperation[] {
    const row = {
      service,
      does: 'answers',
      path: tagsOfStage,
      because: 'does not find a stage by its ARN',
    } as const;
    const changeTags = async (
      call: RestCall,
      status: number,
      next: (tags: Tags) => Tags,
    ): Promise<AwsAnswer> => {
      const stage = await this.existing(call);
      this.change(call, { tags: next(tagsIn(stage['tags'])) });
      return restAnswer(status, {});
    };
    return [
      restOperation({
        ...row,
        operation: 'TagResource (v2)',
        method: 'POST',
        handle: (call) => changeTags(call, 201, (tags) => ({ ...tags, ...tagsIn(call.body['tags']) })),
      }),
      restOperation({
        ...row,
        operation: 'UntagResource (v2)',
        method: 'DELETE',
        handle: (call) => changeTags(call, 204, (tags) => withoutTags(tags, call.call.query)),
      }),
      restOperation({
        ...row,
        operation: 'GetTags (v2)',
        method: 'GET',
        handle: async (call) => restAnswer(200, { tags: tagsIn((await this.existing(call))['tags']) }),
      }),
    ];
  }

  private change(call: RestCall, change: Json): void {
    const now = { lastUpdatedDate: new Date().toISOString() };
    this.changes.set(keyOf(call), { ...this.changes.get(keyOf(call)), ...change, ...now });
  }

  private async existing(call: RestCall): Promise<Json> {
    const [apiId = '', stageName = ''] = call.params;
    const stage = await call.get(`/v2/apis/${apiId}/stages/${encodeURIComponent(stageName)}`);
    if (stage === undefined) {
      throw new AwsError(
        'NotFoundException',
        `Unable to find Stage by name ${stageName} within the provided API`,
        404,
      );
    }
    return { ...stage, ...this.changes.get(keyOf(call)) };
  }
}

function keyOf({ params: [apiId = '', stageName = ''] }: RestCall): string {
  return `${apiId}/${stageName}`;
}
