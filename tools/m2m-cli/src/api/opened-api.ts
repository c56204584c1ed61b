/** A deployed API, ready to be called from here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOutputs } from '@m2m/nx-cdktf';
import { parseCdktfJson, selectStage } from '@m2m/stages/config';
import { exchangeWithin, type Exchange } from '../http/exchange';
import { endpointOf } from '../http/reachable-url';
import type { ApiAccess } from '../verify/api-access';
import { readAccess } from '../verify/read-access';
import { deployedApi, type DeployedApi } from './deployed-api';

export interface OpenedApi {
  readonly api: DeployedApi;
  /** Of a local AWS; undefined on AWS itself. */
  readonly endpoint: string | undefined;
  readonly exchange: Exchange;
  /** Who may call it, by its synthesized stack. */
  readonly readAccess: () => Promise<ApiAccess>;
}

export interface OpenApiRequest {
  readonly workspaceRoot: string;
  readonly stack: string;
  /** Default: the variable STAGE, else the default stage of cdktf.json. */
  readonly stage: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads configuration and outputs of a stack.
 *
 * @throws ConfigurationError, StackError or M2mError with a sentence: wrong cdktf.json, unknown stack, not deployed
 */
export async function openApi({ workspaceRoot, stack, stage, env }: OpenApiRequest): Promise<OpenedApi> {
  const stages = parseCdktfJson(readFileSync(join(workspaceRoot, 'cdktf.json'), 'utf8'));
  const selected = selectStage(stages, (stage ?? env['STAGE']) || undefined);
  const { name, endpoint } = selected;
  const outputs = await readOutputs({ workspaceRoot, stack, stage: name, env });
  const api = deployedApi({ stack, stage: name }, outputs);
  return {
    api,
    endpoint: endpointOf(endpoint, env),
    exchange: exchangeWithin(),
    readAccess: () => readAccess(api, { workspaceRoot, stage: selected, env }),
  };
}
