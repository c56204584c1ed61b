/** Quotas of one API, from the quota pages of API Gateway: what an account has until AWS raises it. */
import { byApi, type Api, type Model } from '../model';

const quotas = { resources: 300, routes: 300, authorizers: 10 } as const;

/** From here on there is little time left to ask for more. */
const nearlyUsed = 0.8;

export interface Usage {
  readonly api: Api;
  readonly what: keyof typeof quotas;
  readonly count: number;
  readonly quota: number;
  readonly isNear: boolean;
}

/** Resources count for REST APIs, routes for HTTP APIs, authorizers for both. */
export function usages({ apis, authorizers, apiResources, routes }: Model): Usage[] {
  const nouns = {
    authorizers: byApi<{ readonly api: string | undefined }>(authorizers),
    resources: byApi(apiResources),
    routes: byApi(routes),
  };
  return apis.flatMap((api) =>
    (['authorizers', api.kind === 'rest' ? 'resources' : 'routes'] as const).map((what) => {
      const count = nouns[what].get(api.api)?.length ?? 0;
      const quota = quotas[what];
      return { api, what, count, quota, isNear: count >= quota * nearlyUsed && count <= quota };
    }),
  );
}
