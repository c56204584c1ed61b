/** Decides whether a function's resource policy lets API Gateway invoke it for one route of one stage. */
import type { PolicyStatement } from '../aws-reader/lambda-reader';

export interface InvocationSource {
  readonly region: string;
  readonly accountId: string;
  readonly apiId: string;
  readonly stageName: string;
  /** Of the method that is deployed: `ANY` is one method, written `*` in an ARN. */
  readonly httpMethod: string;
  /** Template of the resource; parameters are written `*` in an ARN. */
  readonly resourcePath: string;
}

/** `arn:aws:execute-api:eu-west-1:123456789012:abc/dev/GET/orders/*` */
export function sourceArnOf(source: InvocationSource): string {
  const { region, accountId, apiId, stageName, httpMethod, resourcePath } = source;
  const method = httpMethod === 'ANY' ? '*' : httpMethod;
  const path = resourcePath.replaceAll(/\{[^}]+\}/g, '*');
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stageName}/${method}${path}`;
}

export function mayInvoke(statements: readonly PolicyStatement[], source: InvocationSource): boolean {
  const applying = statements.filter((statement) => applies(statement, source));
  return applying.length > 0 && applying.every(({ Effect }) => Effect === 'Allow');
}

function applies(statement: PolicyStatement, source: InvocationSource): boolean {
  return (
    isApiGateway(statement.Principal) &&
    asList(statement.Action).some((action) => ['lambda:InvokeFunction', 'lambda:*', '*'].includes(action)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) =>
        holds(operator, key.toLowerCase(), asList(values), source),
      ),
    )
  );
}

function isApiGateway(principal: PolicyStatement['Principal']): boolean {
  const named = typeof principal === 'string' ? [principal] : asList(principal.Service ?? []);
  return named.some((name) => name === '*' || name === 'apigateway.amazonaws.com');
}

/** A condition that is not listed here never holds. */
function holds(operator: string, key: string, values: readonly string[], source: InvocationSource): boolean {
  if (
    key === 'aws:sourcearn' &&
    (operator === 'ArnLike' || operator === 'ArnEquals' || operator === 'StringLike')
  ) {
    return values.some((pattern) => arnMatches(pattern, sourceArnOf(source)));
  }
  if (key === 'aws:sourceaccount' && operator === 'StringEquals') {
    return values.includes(source.accountId);
  }
  return false;
}

/** Each of the six parts of an ARN is matched on its own, so that `*` never reaches over a colon. */
function arnMatches(pattern: string, arn: string): boolean {
  const patternParts = arnParts(pattern);
  const parts = arnParts(arn);
  return (
    patternParts.length === parts.length &&
    patternParts.every((part, index) => globMatches(part, parts[index] ?? ''))
  );
}

function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function globMatches(glob: string, text: string): boolean {
  const expression = glob
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 's').test(text);
}

function asList(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
