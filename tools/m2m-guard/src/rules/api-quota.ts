import { usages } from './api-usage';
import { manyAuthorizers, manyResources } from './examples/many-parts';
import { rule } from './rule';

export const apiQuota = rule({
  id: 'api-quota',
  severity: 'warning',
  what: 'API that comes near its quota of resources, routes or authorizers',
  why: 'A higher quota takes a request to AWS and time. The route that is too many fails in the middle of an apply.',
  source:
    'AWS API Gateway: quotas of REST APIs (resources, authorizers) and of HTTP APIs (routes, authorizers), adjustable',
  fix: 'ask for a higher quota before the next routes are added, split the API, or use path parameters',
  violations: (model) =>
    usages(model)
      .filter(({ isNear }) => isNear)
      .map(({ api, what, count, quota }) => ({
        place: api,
        message: `API has ${count} ${what}, ${Math.floor((count / quota) * 100)} % of the ${quota} that are allowed until AWS raises it`,
      })),
  // The workspace has one of each.
  examples: {
    fires: [[manyResources(239)], [manyResources(299)], [manyAuthorizers(7)]],
    doesNotFire: [[manyResources(238)], [manyResources(300)], [manyAuthorizers(6)]],
  },
});
