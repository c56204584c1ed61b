/** Takes the findings that are acknowledged apart from those that are not. Pure: the day is an argument. */
import type { Finding } from '../findings';
import type { Acknowledgement } from './acknowledgement';

export interface AcknowledgedFinding extends Finding {
  readonly reason: string;
  readonly expires: string;
}

export interface Acknowledged {
  /** What nobody accepts, and what is wrong with the acknowledgements themselves. */
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
}

export interface AcknowledgeOptions {
  readonly acknowledgements: readonly Acknowledgement[];
  /** As in `2027-01-31`, in UTC. */
  readonly today: string;
  /** Stacks of this check: nobody can say whether an acknowledgement for another one is needed. */
  readonly stacks: readonly string[];
}

export const acknowledgementRules = {
  expired: {
    id: 'expired-acknowledgement',
    severity: 'error',
    what: 'acknowledgement whose day is over',
    why: 'Its finding counts again. Whoever accepted it wanted it looked at by now.',
    fix: 'mend what it accepts, or look at it again and write a new date',
  },
  unused: {
    id: 'unused-acknowledgement',
    severity: 'error',
    what: 'acknowledgement that no finding needs',
    why: 'It would hide the next finding of the same rule at the same address.',
    fix: 'remove it from m2m-guard.json',
  },
} as const;

export function acknowledge(
  findings: readonly Finding[],
  { acknowledgements, today, stacks }: AcknowledgeOptions,
): Acknowledged {
  const judged = acknowledgements.filter(({ stack }) => stacks.includes(stack));
  const valid = judged.filter(({ expires }) => expires >= today);
  const expired = judged.filter(({ expires }) => expires < today);
  const unused = valid.filter((one) => !findings.some((finding) => accepts(one, finding)));
  const accepted = (finding: Finding) => valid.find((one) => accepts(one, finding));
  return {
    findings: [
      ...findings.filter((finding) => accepted(finding) === undefined),
      ...expired.map((one) =>
        findingAbout(one, 'expired', `acknowledgement of ${one.rule} expired on ${one.expires}`),
      ),
      ...unused.map((one) =>
        findingAbout(
          one,
          'unused',
          `acknowledgement of ${one.rule} is not needed: there is no such finding here`,
        ),
      ),
    ],
    acknowledged: findings.flatMap((finding) => {
      const one = accepted(finding);
      return one === undefined ? [] : [{ ...finding, reason: one.reason, expires: one.expires }];
    }),
  };
}

function accepts({ rule, stack, address }: Acknowledgement, finding: Finding): boolean {
  return rule === finding.rule && stack === finding.stack && address === finding.address;
}

function findingAbout(
  { stack, address }: Acknowledgement,
  kind: keyof typeof acknowledgementRules,
  message: string,
): Finding {
  const { id: rule, severity, fix } = acknowledgementRules[kind];
  return { rule, severity, stack, address, message, fix };
}
