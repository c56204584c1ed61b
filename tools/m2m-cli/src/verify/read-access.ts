/** Reads the synthesized stacks around an API, and the outputs of those whose clients may call it. */
import { buildModel, openDocuments } from '@m2m/m2m-guard';
import { readOutputs, readStackProject, sourcesOf, stacksReadTogether } from '@m2m/nx-cdktf';
import type { Stage } from '@m2m/stages/config';
import { deployedClients, type DeployedApi, type DeployedClients } from '../api/deployed-api';
import { apiAccess, callingStacks, type ApiAccess } from './api-access';

export interface AccessRequest {
  readonly workspaceRoot: string;
  readonly stage: Stage;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** @throws StackError when a stack is not synthesized, or its outputs cannot be read */
export async function readAccess(api: DeployedApi, request: AccessRequest): Promise<ApiAccess> {
  const { workspaceRoot, stage } = request;
  const projects = stacksReadTogether(readStackProject(workspaceRoot, api.stack), stage);
  const model = buildModel(openDocuments(sourcesOf(projects, stage)));
  const others = new Map<string, DeployedClients | 'no clients' | undefined>();
  for (const stack of callingStacks(model, api.stack)) {
    others.set(stack, await clientsOf(stack, request));
  }
  return apiAccess(model, api, others);
}

async function clientsOf(
  stack: string,
  { workspaceRoot, stage, env }: AccessRequest,
): Promise<DeployedClients | 'no clients' | undefined> {
  const outputs = await readOutputs({ workspaceRoot, stack, stage: stage.name, env });
  if (Object.keys(outputs).length === 0) return undefined;
  return deployedClients({ stack, stage: stage.name }, outputs) ?? 'no clients';
}
