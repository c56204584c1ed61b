/**
 * A role that GitHub workflows of one repository can become, and nobody else.
 *
 * GitHub signs a token for each job; its subject says repository and branch, pull request or environment. The subjects are
 * compared as a whole: a star in them would let in branches and repositories that nobody thought of.
 */
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { ConstructPropsError, quote } from '@m2m/construct-props';
import { Construct } from 'constructs';
import { policyDocument, type Statement } from './rights/policy-document';

export interface GitHubRoleProps {
  /** Name of the role: 1-64 letters, digits and `_+=,.@-`. */
  readonly roleName: string;
  readonly description: string;
  readonly oidcProviderArn: string;
  /** Subjects of the jobs that may become the role, such as `repo:acme/orders:pull_request`; at least one. */
  readonly subjects: readonly string[];
  /** Rights on what the stacks share. */
  readonly statements: readonly Statement[];
  /** Policies with the rights on single stacks, as JSON; at most ten. */
  readonly stackPolicies: readonly string[];
}

const issuer = 'token.actions.githubusercontent.com';
/** The least that IAM takes as the longest session; one session per job is enough, and a plan takes minutes. */
const sessionSeconds = 3600;
/** Managed policies that a role may have. AWS quota, which AWS raises to 20 on request. */
const mostPolicies = 10;

export class GitHubRole extends Construct {
  readonly roleArn: string;

  /** @throws ConstructPropsError when a subject is missing or not exact, or there are more policies than a role may have */
  constructor(scope: Construct, id: string, props: GitHubRoleProps) {
    super(scope, id);
    this.checkSubjects(props.subjects);
    this.checkPolicies(props.stackPolicies);
    const role = new IamRole(this, 'Resource', {
      name: props.roleName,
      description: props.description,
      maxSessionDuration: sessionSeconds,
      assumeRolePolicy: policyDocument([
        {
          Effect: 'Allow',
          Principal: { Federated: props.oidcProviderArn },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:sub`]: props.subjects },
          },
        },
      ]),
    });
    // The id of the role and not its name, here and below: when the role is replaced, its policies are too.
    new IamRolePolicy(this, 'rights', {
      name: 'rights',
      role: role.id,
      policy: policyDocument(props.statements),
    });
    props.stackPolicies.forEach((policy, index) => {
      this.attach(role, `stacks-${(index + 1).toString()}`, { name: props.roleName, policy });
    });
    this.roleArn = role.arn;
  }

  private checkSubjects(subjects: readonly string[]): void {
    const bad = subjects.find((subject) => !/^repo:[\w.-]+\/[\w.-]+:[^*?]+$/.test(subject));
    if (subjects.length === 0 || bad !== undefined) {
      throw new ConstructPropsError(
        this,
        `subjects ${quote(bad ?? subjects)} ${bad === undefined ? 'is empty' : 'is not exact'}; allowed are subjects such as ` +
          '"repo:acme/orders:pull_request", without * and ?',
      );
    }
  }

  private attach(role: IamRole, id: string, { name, policy }: { name: string; policy: string }): void {
    const managed = new IamPolicy(this, id, { name: `${name}-${id}`, policy });
    new IamRolePolicyAttachment(this, `${id}-attachment`, { role: role.id, policyArn: managed.arn });
  }

  private checkPolicies({ length }: readonly string[]): void {
    if (length > mostPolicies) {
      throw new ConstructPropsError(
        this,
        `stackPolicies has ${length.toString()} entries; allowed are 0-${mostPolicies.toString()}; let fewer stacks share the role`,
      );
    }
  }
}
