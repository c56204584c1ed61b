/**
 * The two roles of the workflows: one that can only read and plans pull requests, one that deploys from the protected
 * environment. A person deploys this stack: it holds the rights of the workflows, and who could change them through a
 * workflow would have none.
 */
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { ConstructPropsError } from '@m2m/construct-props';
import { roleBoundaryName, type Stage, StageStack, type StageStackProps } from '@m2m/stages';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { GitHubRole } from './github-role';
import { boundary } from './rights/boundary';
import { policyDocument, type Statement } from './rights/policy-document';
import {
  readStatements,
  sharedReadStatements,
  sharedWriteStatements,
  writeStatements,
} from './rights/resource-statements';
import { stackPolicies } from './rights/stack-policies';
import {
  listStateStatement,
  lockStateStatement,
  readStateStatement,
  writeStateStatement,
} from './rights/state-statements';

export interface CiRolesStackProps extends StageStackProps {
  /** The stacks that workflows deploy; ci-roles itself they only plan. */
  readonly deployedStacks: readonly string[];
}

export class CiRolesStack extends StageStack {
  /** @throws ConstructPropsError when the stage says nothing about GitHub */
  constructor(scope: Construct, id: string, { stage, deployedStacks }: CiRolesStackProps) {
    super(scope, id, { stage, boundRoles: false });
    const { github } = stage;
    if (github === undefined) {
      throw new ConstructPropsError(
        this,
        `stage "${stage.name}" has no GitHub repository; set context.stages.${stage.name}.github in cdktf.json, such as ` +
          '{ "repository": "acme/orders" }',
      );
    }

    const oidcProviderArn =
      github.oidcProviderArn ??
      new IamOpenidConnectProvider(this, 'github', {
        url: 'https://token.actions.githubusercontent.com',
        clientIdList: ['sts.amazonaws.com'],
      }).arn;
    new IamPolicy(this, 'boundary', {
      name: roleBoundaryName(stage),
      description: `The most that roles of the stacks in stage ${stage.name} can do`,
      policy: policyDocument(boundary),
    });

    const repository = `repo:${github.repository}`;
    const read = [listStateStatement(stage), ...sharedReadStatements(stage), ...readingOf(stage, [id])];
    const plan = new GitHubRole(this, 'plan', {
      roleName: `${this.nameInAws}-plan`,
      description: `Reads what a plan of stage ${stage.name} needs`,
      oidcProviderArn,
      subjects: [`${repository}:pull_request`, `${repository}:ref:refs/heads/${github.branch}`],
      statements: read,
      stackPolicies: stackPolicies(deployedStacks, (stacks) => readingOf(stage, stacks)),
    });
    const deploy = new GitHubRole(this, 'deploy', {
      roleName: `${this.nameInAws}-deploy`,
      description: `Deploys ${deployedStacks.join(', ')} in stage ${stage.name}`,
      oidcProviderArn,
      subjects: [`${repository}:environment:${github.environment}`],
      statements: [...read, lockStateStatement(stage, [id]), ...sharedWriteStatements(stage)],
      stackPolicies: stackPolicies(deployedStacks, (stacks) => [
        ...readingOf(stage, stacks),
        writeStateStatement(stage, stacks),
        lockStateStatement(stage, stacks),
        ...writeStatements(stage, stacks),
      ]),
    });
    new TerraformOutput(this, 'plan_role_arn', { value: plan.roleArn });
    new TerraformOutput(this, 'deploy_role_arn', { value: deploy.roleArn });
  }
}

function readingOf(stage: Stage, stacks: readonly string[]): Statement[] {
  return [readStateStatement(stage, stacks), ...readStatements(stage, stacks)];
}
