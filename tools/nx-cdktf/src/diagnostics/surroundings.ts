/** Gathers what the rules may know from the files of the workspace. */
import { relative } from 'node:path';
import type { OperationContext } from '../operations/operation';
import { readStackProject, workingFolder } from '../project';
import { endpointOf, findSynthesizedStack, type SynthesizedStack } from '../terraform-run';
import { configurationAt } from './construct-paths';
import type { Surroundings } from './finding';

export function surroundingsOf(
  { project, stage, workspaceRoot, env }: OperationContext,
  synthesized: SynthesizedStack,
): Surroundings {
  return {
    stack: project.name,
    stage: stage.name,
    region: stage.region,
    accountId: stage.accountId,
    stateBucket: stage.state,
    endpoint: endpointOf(stage, env),
    folder: relative(workspaceRoot, workingFolder(project, stage.name)),
    publisherOf: (parameter) =>
      project.upstream.find((upstream) => publishes(workspaceRoot, upstream, stage.name, parameter)),
    configurationOf: (address) => configurationAt(synthesized, address),
  };
}

/** By the JSON of the upstream stack, or by the prefix of its names when it is not synthesized. */
function publishes(workspaceRoot: string, upstream: string, stage: string, parameter: string): boolean {
  const synthesized = findSynthesizedStack(readStackProject(workspaceRoot, upstream), stage);
  const published = Object.values(synthesized?.resource['aws_ssm_parameter'] ?? {});
  return published.some(({ name }) => name === parameter) || parameter.startsWith(`/${upstream}-${stage}/`);
}
