/**
 * A role that GitHub workflows of one repository can become, and nobody else.
 *
 * GitHub signs a token for each job; its subject says repository and branch, pull request or environment. The subjects are
 * compared as a whole: a star in them would let in branches and repositories that nobody thought of.
 */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { ConstructPropsError, quote } from '@m2m/construct-props';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { policyDocument, type Statement } from './rights/policy-document';

export interface GitHubRoleProps {
  /** Name of the role: 1-64 letters, digits and `_+=,.@-`. */
  readonly roleName: string;
  readonly description: string;
  readonly oidcProviderArn: string;
  /** Subjects of the jobs that may become the role, such as `repo:acme/orders:pull_request`; at least one. */
  readonly subjects: readonly string[];
  readonly statements: readonly Statement[];
}

const issuer = 'token.actions.githubusercontent.com';
/** The least that IAM takes as the longest session; one session per job is enough, and a plan takes minutes. */
const sessionSeconds = 3600;
/** Characters of all inline policies of a role together. AWS quota, not adjustable; white space does not count. */
const longestPolicy = 10_240;

export class GitHubRole extends Construct {
  readonly roleArn: string;

  /** @throws ConstructPropsError when a subject is missing or not exact, or the rights are too long for one role */
  constructor(scope: Construct, id: string, props: GitHubRoleProps) {
    super(scope, id);
    this.checkSubjects(props.subjects);
    const policy = policyDocument(props.statements);
    this.checkLength(policy);
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
    new IamRolePolicy(this, 'rights', { name: 'rights', role: role.name, policy });
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

  private checkLength(policy: string): void {
    if (!Token.isUnresolved(policy) && policy.length > longestPolicy) {
      throw new ConstructPropsError(
        this,
        `statements have ${policy.length.toString()} characters as a policy; allowed are ${longestPolicy.toString()}; let fewer stacks share the role`,
      );
    }
  }
}
