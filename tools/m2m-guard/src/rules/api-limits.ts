import { usages } from './api-usage';
import { manyAuthorizers, manyResources } from './examples/many-parts';
import { rule } from './rule';

export const apiLimits = rule({
  id: 'api-limits',
  severity: 'error',
  what: 'API with more resources, routes or authorizers than its quota',
  why: 'An account has 300 resources per REST API, 300 routes per HTTP API and 10 authorizers per API until AWS raises it. The one that is too many fails in the middle of an apply.',
  source:
    'AWS API Gateway: quotas of REST APIs (resources, authorizers) and of HTTP APIs (routes, authorizers), adjustable',
  fix: 'split the API or use path parameters; where AWS has raised the quota, acknowledge this finding',
  violations: (model) =>
    usages(model)
      .filter(({ count, quota }) => count > quota)
      .map(({ api, what, count, quota }) => ({
        place: api,
        message: `API has ${count} ${what}; allowed are ${quota} until AWS raises it`,
      })),
  // The workspace has one of each.
  examples: {
    fires: [[manyResources(300)], [manyAuthorizers(10)]],
    doesNotFire: [[manyResources(299)], [manyAuthorizers(9)]],
  },
});
