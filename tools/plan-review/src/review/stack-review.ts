/** The review of one stack: its plan and its meta data, without what other stacks make of them. */
import { stackDigest, type DigestKey } from '../digest';
import type { ReviewedChange } from '../danger';
import type { StackInput } from '../input';
import { configuredAttributes, type Plan } from '../plan-json';
import { withoutPreviewHelper } from './preview-helper';
import type { Diagnostic, StackReview, StackStatus } from './model';
import { providerReview } from './provider-review';
import { resourceChange } from './resource-change';
import { checkResults, countChanges, drifts, outputChanges } from './stack-facts';

export interface ReviewedStack {
  readonly input: StackInput;
  readonly review: StackReview;
  /** The changes of the review, each with its plan entry. */
  readonly changes: readonly ReviewedChange[];
}

export interface Placed {
  readonly step: number;
  readonly upstream: readonly string[];
}

export function reviewStack(input: StackInput, { step, upstream }: Placed, key: DigestKey): ReviewedStack {
  const { stack, meta } = input;
  const plan = input.plan && withoutPreviewHelper(input.plan);
  const changes = reviewedChanges(plan, meta?.status === 'preview');
  const resourceChanges = changes.map(({ change }) => change);
  const terraformVersion = meta?.terraformVersion ?? plan?.terraform_version;
  return {
    input,
    changes,
    review: {
      stack,
      upstream,
      step,
      status: statusOf(input),
      ...(meta?.unchangedSince !== undefined && { unchangedSince: meta.unchangedSince }),
      pendingParameters: meta?.pendingParameters ?? [],
      ...(terraformVersion !== undefined && { terraformVersion }),
      changes: resourceChanges,
      counts: countChanges(resourceChanges),
      outputs: plan === undefined ? [] : outputChanges(plan),
      drift: plan === undefined ? [] : drifts(plan),
      checks: plan === undefined ? [] : checkResults(plan),
      errored: plan?.errored === true,
      diagnostics: (meta?.diagnostics ?? []).map(oneLine),
      providers: providerReview(input),
      contractPins: (meta?.contractPins ?? []).map(({ name, version, lastModified }) => ({
        name,
        version,
        lastModified,
      })),
      ...(plan !== undefined && meta !== undefined && { digest: stackDigest(plan, meta, key) }),
    },
  };
}

function statusOf({ meta, plan, expected }: StackInput): StackStatus {
  if (meta === undefined) {
    return expected ? 'failed' : 'not-planned';
  }
  const needsPlan = meta.status === 'planned' || meta.status === 'preview';
  return needsPlan && plan === undefined ? 'failed' : meta.status;
}

function reviewedChanges(plan: Plan | undefined, isPreview: boolean): ReviewedChange[] {
  if (plan === undefined) {
    return [];
  }
  const context = { isPreview, configured: configuredAttributes(plan) };
  return (plan.resource_changes ?? []).flatMap((planned) => {
    const change = resourceChange(planned, context);
    return change === undefined ? [] : [{ change, planned }];
  });
}

/** A summary is Terraform's headline; a provider that puts more into it is cut. */
function oneLine({ severity, summary, address }: Diagnostic): Diagnostic {
  const [headline = ''] = summary.split('\n');
  return { severity, summary: headline.slice(0, 300), ...(address !== undefined && { address }) };
}
