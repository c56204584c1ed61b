/**
 * An API as it was deployed: what the stack's outputs say about it. The outputs are foreign JSON (an older deployment, a
 * stack written by somebody else), so they pass a schema before anybody relies on them.
 */
import { z } from 'zod';
import { M2mError } from '../m2m-error';

export interface Route {
  readonly method: string;
  /** As in API Gateway: `/orders/{id}`, `/files/{path+}`. */
  readonly path: string;
  /** NONE is the preflight of CORS; every other route demands a token. */
  readonly authorization: 'COGNITO_USER_POOLS' | 'NONE';
  /** A token needs at least one of them. */
  readonly oauthScopes: readonly string[];
}

export interface Client {
  readonly name: string;
  readonly clientId: string;
  readonly oauthScopes: readonly string[];
}

/** Clients of a stack, and what they need to get a token. */
export interface DeployedClients {
  readonly stack: string;
  readonly stage: string;
  readonly tokenUrl: string;
  readonly clients: readonly Client[];
  /** Read where it is sent, and nowhere else. */
  secretOf(client: Client): string;
}

export interface DeployedApi extends DeployedClients {
  readonly apiUrl: string;
  readonly routes: readonly Route[];
}

const oauthScopes = z.array(z.string());
const route = z.object({
  method: z.string(),
  path: z.string().startsWith('/'),
  authorization: z.enum(['COGNITO_USER_POOLS', 'NONE']),
  oauth_scopes: oauthScopes,
});
const client = z.object({ client_id: z.string(), oauth_scopes: oauthScopes });
const clientOutputs = z.object({
  token_url: z.url(),
  clients: z.record(z.string(), client),
  client_secrets: z.record(z.string(), z.string()),
});
const apiOutputs = clientOutputs.extend({ api_url: z.url(), routes: z.array(route).min(1) });

type Outputs = Readonly<Record<string, unknown>>;

/** Where outputs come from; messages need it. */
export interface StackInStage {
  readonly stack: string;
  readonly stage: string;
}

/**
 * The API that a stack's outputs describe.
 *
 * @param outputs values by output name, sensitive ones included
 * @throws M2mError when the stack is not deployed, or has not the outputs of an API; no value is ever quoted
 */
export function deployedApi(where: StackInStage, outputs: Outputs): DeployedApi {
  const { stack, stage } = where;
  if (Object.keys(outputs).length === 0) {
    throw new M2mError(
      `${stack} is not deployed in stage "${stage}"; deploy it first: npx nx run ${stack}:deploy:${stage}`,
    );
  }
  const { api_url, routes, ...clients } = parsed(apiOutputs, where, outputs);
  return {
    ...clientsOf(where, clients),
    apiUrl: api_url.replace(/\/$/, ''),
    routes: routes.map(({ oauth_scopes, ...rest }) => ({ ...rest, oauthScopes: oauth_scopes })),
  };
}

/**
 * The clients that a stack's outputs describe; undefined when they describe none.
 *
 * @throws M2mError when an output has another form
 */
export function deployedClients(where: StackInStage, outputs: Outputs): DeployedClients | undefined {
  return outputs['clients'] === undefined
    ? undefined
    : clientsOf(where, parsed(clientOutputs, where, outputs));
}

function parsed<T>(schema: z.ZodType<T>, { stack, stage }: StackInStage, outputs: Outputs): T {
  const result = schema.safeParse(outputs);
  if (!result.success) {
    throw new M2mError(
      `${stack}: output ${firstProblem(result.error)}; in stage "${stage}" the stack is older than this tool or no API. ` +
        `Deploy it again: npx nx run ${stack}:deploy:${stage}`,
    );
  }
  return result.data;
}

function clientsOf(
  { stack, stage }: StackInStage,
  { token_url, clients, client_secrets }: z.infer<typeof clientOutputs>,
): DeployedClients {
  return {
    stack,
    stage,
    tokenUrl: token_url,
    clients: Object.entries(clients).map(([name, { client_id, oauth_scopes }]) => ({
      name,
      clientId: client_id,
      oauthScopes: oauth_scopes,
    })),
    secretOf: ({ name }) => secretOf(client_secrets, name, { stack, stage }),
  };
}

function secretOf(
  secrets: Readonly<Record<string, string>>,
  name: string,
  { stack, stage }: StackInStage,
): string {
  const secret = secrets[name];
  if (secret === undefined) {
    throw new M2mError(
      `${stack}: output client_secrets has no secret of client "${name}" in stage "${stage}"; deploy the stack again: ` +
        `npx nx run ${stack}:deploy:${stage}`,
    );
  }
  return secret;
}

/** Place and kind of the first mismatch. zod's messages name types, never the received value of a string. */
function firstProblem({ issues }: z.ZodError): string {
  const [issue] = issues;
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`;
}
