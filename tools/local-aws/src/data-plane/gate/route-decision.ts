/**
 * Which method of which resource a request reaches, most specific first, as API Gateway resolves it.
 *
 * Among the resources whose whole template fits, the most specific one wins: per segment, a name before `{parameter}`,
 * and both before `{greedy+}`. If the winner lacks the method, only greedy resources are tried after it.
 */
import type { MethodSnapshot, ResourceSnapshot } from '../snapshot/rest-api-snapshot';

export interface Route {
  readonly resource: ResourceSnapshot;
  readonly method: MethodSnapshot;
  /** As they stand in the URL, still percent-encoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Match {
  readonly resource: ResourceSnapshot;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly isGreedy: boolean;
  /** One rank per segment of the template: compares as text, smaller is more specific. */
  readonly rank: string;
}

/** @param path behind the stage, percent-encoded, e.g. `/orders/7` */
export function decideRoute(
  resources: readonly ResourceSnapshot[],
  httpMethod: string,
  path: string,
): Route | undefined {
  const segments = segmentsOf(path);
  const matches = segments === undefined ? [] : matchesOf(resources, segments);
  const [winner, ...others] = matches.sort((left, right) => (left.rank < right.rank ? -1 : 1));
  const candidates = winner === undefined ? [] : [winner, ...others.filter(({ isGreedy }) => isGreedy)];
  for (const { resource, pathParameters } of candidates) {
    const method = resource.methods.get(httpMethod) ?? resource.methods.get('ANY');
    if (method !== undefined) {
      return { resource, method, pathParameters };
    }
  }
  return undefined;
}

/** Undefined for a path that has more than one reading: empty and dot segments never match anything. */
function segmentsOf(path: string): readonly string[] | undefined {
  const segments = path.replace(/^\//, '').replace(/\/$/, '').split('/');
  if (segments.length === 1 && segments[0] === '') {
    return [];
  }
  return segments.some((segment) => /^(\.|%2e)*$/i.test(segment)) ? undefined : segments;
}

function matchesOf(resources: readonly ResourceSnapshot[], segments: readonly string[]): Match[] {
  return resources.flatMap((resource) => {
    const match = matchTemplate(segmentsOf(resource.path) ?? [], segments);
    return match === undefined ? [] : [{ resource, ...match }];
  });
}

const greedyParameter = /^\{([^}+]+)\+\}$/;
const parameter = /^\{([^}]+)\}$/;

function matchTemplate(
  template: readonly string[],
  segments: readonly string[],
): Omit<Match, 'resource'> | undefined {
  const pathParameters: Record<string, string> = {};
  let rank = '';
  for (const [index, part] of template.entries()) {
    const segment = segments[index];
    if (segment === undefined) {
      return undefined;
    }
    const greedyName = greedyParameter.exec(part)?.[1];
    if (greedyName !== undefined) {
      pathParameters[greedyName] = segments.slice(index).join('/');
      return { pathParameters, isGreedy: true, rank: `${rank}2` };
    }
    const name = parameter.exec(part)?.[1];
    if (name === undefined && part !== segment) {
      return undefined;
    }
    if (name !== undefined) {
      pathParameters[name] = segment;
    }
    rank += name === undefined ? '0' : '1';
  }
  return template.length === segments.length ? { pathParameters, isGreedy: false, rank } : undefined;
}
