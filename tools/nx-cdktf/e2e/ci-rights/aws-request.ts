/**
 * One request to an AWS API, as IAM sees it: the action, the resource, and what conditions ask for. Written from the
 * Service Authorization Reference; what is not known here becomes an action that no policy allows.
 */
export interface HttpRequest {
  readonly method: string;
  /** Path with query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Needed {
  readonly action: string;
  /** ARN, or `*` where the action knows no resource. */
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

interface Surroundings {
  readonly account: string;
  readonly region: string;
  /** Permissions boundary of a role, by its name. */
  readonly boundaries: Map<string, string>;
}

/** Rights that the request needs, at least one. */
export function neededRights(request: HttpRequest, around: Surroundings): Needed[] {
  const { region, service } = credentialScope(request);
  const read = services[service];
  const rights = read?.(request, { ...around, region }) ?? [];
  return rights.length > 0
    ? rights
    : [need(`unknown:${service} ${request.method} ${request.url} ${target(request)}`, '*')];
}

type Reader = (request: HttpRequest, around: Surroundings) => Needed[];

const services: Readonly<Record<string, Reader>> = {
  apigateway: restApiRights,
  'cognito-idp': cognitoRights,
  iam: iamRights,
  lambda: functionRights,
  logs: logRights,
  s3: stateRights,
  ssm: parameterRights,
  // Whoever has credentials may ask whose they are; no policy can forbid it.
  sts: () => [need('sts:GetCallerIdentity', '*')],
};

function restApiRights(
  { method, url, body }: HttpRequest,
  { region, account, boundaries }: Surroundings,
): Needed[] {
  const path = decodeURIComponent(url.replace(/\?.*$/, ''));
  const own = need(`apigateway:${method}`, `arn:aws:apigateway:${region}::${path}`);
  const [passed] = /arn:aws:iam::\d+:role\/[^"]+/.exec(body) ?? [];
  return path === '/account' && passed !== undefined
    ? [own, passRole(passed, 'apigateway.amazonaws.com', { account, region, boundaries })]
    : [own];
}

function cognitoRights(request: HttpRequest, { region, account }: Surroundings): Needed[] {
  const { UserPoolId, ResourceArn } = jsonBody(request);
  const pool =
    UserPoolId === undefined ? undefined : `arn:aws:cognito-idp:${region}:${account}:userpool/${UserPoolId}`;
  return [need(`cognito-idp:${target(request)}`, ResourceArn ?? pool ?? '*')];
}

function iamRights({ body }: HttpRequest, { account, boundaries }: Surroundings): Needed[] {
  const form = Object.fromEntries(new URLSearchParams(body));
  const role = form['RoleName'];
  if (role !== undefined && form['PermissionsBoundary'] !== undefined) {
    boundaries.set(role, form['PermissionsBoundary']);
  }
  const boundary = role === undefined ? undefined : boundaries.get(role);
  const resource =
    role === undefined
      ? (form['PolicyArn'] ?? form['OpenIDConnectProviderArn'] ?? '*')
      : `arn:aws:iam::${account}:role/${role}`;
  return [
    need(
      `iam:${form['Action'] ?? ''}`,
      resource,
      boundary === undefined ? {} : { 'iam:PermissionsBoundary': boundary },
    ),
  ];
}

/** Method and the path behind the function, for each action. */
const functionActions: readonly [method: string, rest: RegExp, action: string][] = [
  ['POST', /^$/, 'CreateFunction'],
  ['GET', /^$/, 'GetFunction'],
  ['DELETE', /^$/, 'DeleteFunction'],
  ['GET', /^\/versions$/, 'ListVersionsByFunction'],
  ['GET', /^\/code-signing-config$/, 'GetFunctionCodeSigningConfig'],
  ['GET', /^\/configuration$/, 'GetFunctionConfiguration'],
  ['PUT', /^\/configuration$/, 'UpdateFunctionConfiguration'],
  ['PUT', /^\/code$/, 'UpdateFunctionCode'],
  ['GET', /^\/policy$/, 'GetPolicy'],
  ['POST', /^\/policy$/, 'AddPermission'],
  ['DELETE', /^\/policy\/[^/]+$/, 'RemovePermission'],
];
const tagActions: Readonly<Record<string, string>> = {
  GET: 'ListTags',
  POST: 'TagResource',
  DELETE: 'UntagResource',
};

function functionRights(request: HttpRequest, around: Surroundings): Needed[] {
  const path = decodeURIComponent(request.url.replace(/\?.*$/, ''));
  const { FunctionName, Role } = jsonBody(request);
  const arnOf = (name: string): string =>
    name.startsWith('arn:') ? name : `arn:aws:lambda:${around.region}:${around.account}:function:${name}`;
  const [, tagged] = /^\/[\d-]+\/tags\/(.+)$/.exec(path) ?? [];
  if (tagged !== undefined) {
    return [need(`lambda:${tagActions[request.method] ?? ''}`, arnOf(tagged))];
  }
  const [, named, rest = ''] = /^\/[\d-]+\/functions(?:\/([^/]+)(.*))?$/.exec(path) ?? [];
  const name = named ?? FunctionName;
  const found = functionActions.find(([method, pattern]) => method === request.method && pattern.test(rest));
  if (name === undefined || found === undefined) {
    return [];
  }
  const own = need(`lambda:${found[2]}`, arnOf(name));
  return Role === undefined ? [own] : [own, passRole(Role, 'lambda.amazonaws.com', around)];
}

function logRights(request: HttpRequest, { region, account }: Surroundings): Needed[] {
  const { logGroupName, resourceArn } = jsonBody(request);
  const groups = `arn:aws:logs:${region}:${account}:log-group:`;
  const group = logGroupName === undefined ? `${groups}:log-stream:` : `${groups}${logGroupName}`;
  return [need(`logs:${target(request)}`, resourceArn ?? group)];
}

function parameterRights(request: HttpRequest, { region, account }: Surroundings): Needed[] {
  const { Name, ResourceId } = jsonBody(request);
  const name = Name ?? ResourceId;
  const all = `arn:aws:ssm:${region}:${account}:`;
  return [need(`ssm:${target(request)}`, name === undefined ? `${all}*` : `${all}parameter${name}`)];
}

const objectActions: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

function stateRights({ method, url }: HttpRequest): Needed[] {
  const [, bucket = '', key = ''] = /^\/([^/?]+)\/?([^?]*)/.exec(url) ?? [];
  if (key === '') {
    const action = ['GET', 'HEAD'].includes(method) ? 'ListBucket' : `${method} of a bucket`;
    return [need(`s3:${action}`, `arn:aws:s3:::${bucket}`)];
  }
  return [need(`s3:${objectActions[method] ?? method}`, `arn:aws:s3:::${bucket}/${decodeURIComponent(key)}`)];
}

function passRole(roleArn: string, service: string, { boundaries }: Surroundings): Needed {
  const boundary = boundaries.get(roleArn.slice(roleArn.lastIndexOf('/') + 1));
  return need('iam:PassRole', roleArn, {
    'iam:PassedToService': service,
    ...(boundary !== undefined && { 'iam:PermissionsBoundary': boundary }),
  });
}

function need(action: string, resource: string, context: Needed['context'] = {}): Needed {
  return { action, resource, context };
}

/** `AWS4-HMAC-SHA256 Credential=<id>/<date>/<region>/<service>/aws4_request, ...` */
function credentialScope({ headers }: HttpRequest): { region: string; service: string } {
  const [, region = '', service = ''] =
    /Credential=[^/]+\/\d+\/([\w-]+)\/([\w-]+)\//.exec(String(headers['authorization'])) ?? [];
  return { region, service };
}

/** The operation of a JSON API, such as `DescribeUserPool`. */
function target({ headers }: HttpRequest): string {
  return String(headers['x-amz-target'] ?? '').replace(/^.*\./, '');
}

function jsonBody({ body }: HttpRequest): Record<string, string | undefined> {
  return body.startsWith('{') ? (JSON.parse(body) as Record<string, string | undefined>) : {};
}
