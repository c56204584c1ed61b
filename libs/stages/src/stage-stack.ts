/**
 * The stack that every app extends: one Terraform root of one stage, with its provider and its state.
 */
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, S3Backend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Stage } from './config';
import { nameInAws } from './names';
import { boundRoles, roleBoundaryArn } from './role-boundary';

export interface StageStackProps {
  /** Region, account, tags and state of everything in the stack. */
  readonly stage: Stage;
  /** Whether the roles of the stack get the permissions boundary of the stage, if it has one. Default: true. */
  readonly boundRoles?: boolean;
}

// The provider's own bound is 25, which lets a request that can only fail wait for hours. Seven attempts outlast the
// slowest throttle of the control plane (one new API in 30 s); a throw-away cloud has no throttle to wait for.
const attemptsAgainstAws = 7;
const attemptsAgainstThrowAwayCloud = 3;

export class StageStack extends TerraformStack {
  readonly stage: Stage;

  /** `<stack>-<stage>`: what the names of everything in the stack begin with. */
  readonly nameInAws: string;

  constructor(scope: Construct, id: string, props: StageStackProps) {
    super(scope, id);
    const { stage } = props;
    this.stage = stage;
    this.nameInAws = nameInAws(id, stage);

    new AwsProvider(this, 'aws', {
      region: stage.region,
      ...(stage.accountId !== undefined && { allowedAccountIds: [stage.accountId] }),
      maxRetries: stage.endpoint === undefined ? attemptsAgainstAws : attemptsAgainstThrowAwayCloud,
      ...(Object.keys(stage.tags).length > 0 && { defaultTags: [{ tags: stage.tags }] }),
    });
    this.keepState(id, stage);
    const boundaryArn = roleBoundaryArn(stage);
    if (boundaryArn !== undefined && props.boundRoles !== false) {
      boundRoles(this, boundaryArn);
    }
  }

  /**
   * cdktf resolves every value once before it synthesizes, to find out which of them belong to another stack of the app. A stack
   * that is alone in its app has none of those, and spares itself a sixth of its synth.
   */
  override prepareStack(): void {
    const stacks = App.of(this).node.findAll().filter(TerraformStack.isStack);
    if (stacks.length > 1) {
      super.prepareStack();
    }
  }

  private keepState(id: string, { name, state }: Stage): void {
    if (state === undefined) {
      // Relative, and as seen from Terraform's working folder cdktf.out/<stage>/stacks/<stack>: cdktf's own default is
      // an absolute path, which would make the JSON differ per machine.
      new LocalBackend(this, { path: `../../../../.state/${name}.tfstate` });
      return;
    }
    const backend = new S3Backend(this, {
      bucket: state.bucket,
      key: `${name}/${id}.tfstate`,
      region: state.region,
      encrypt: true,
    });
    // Typed nowhere in cdktf 0.21. A lock in the bucket itself needs no table beside it.
    backend.addOverride('use_lockfile', true);
  }
}
