/** How many tokens a client asks for: it calls so and so often, and uses a token until most of its life is over. */
import type { Client } from '../model';

/** 365 days by 24 hours by 12 months: what AWS's own examples count with. */
export const hoursPerMonth = 730;
/** Of a client whose stack declares nothing: a call per minute, so a token is never idle. */
export const assumedCallsPerHour = 60;
/** The part of a token's life after which a well-behaved caller fetches the next one. */
export const reusedShare = 0.75;
/** What Cognito takes when nothing is configured. */
const defaultValidityMinutes = 60;

const minutesIn: Readonly<Record<string, number>> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 };

/** A bare number means hours. What cannot be followed counts as Cognito's default; the check has a finding about it. */
export function tokenValidityMinutes({ accessTokenValidity, accessTokenUnit }: Client): number {
  const unit = typeof accessTokenUnit === 'string' ? minutesIn[accessTokenUnit] : minutesIn['hours'];
  if (typeof accessTokenValidity !== 'number' || accessTokenValidity <= 0 || unit === undefined) {
    return defaultValidityMinutes;
  }
  return accessTokenValidity * unit;
}

/** At most one token per call, and at most one per reused part of its life. Each process of a caller counts for itself. */
export function tokenRequestsPerMonth(callsPerHour: number, validityMinutes: number): number {
  const mostPerHour = 60 / (validityMinutes * reusedShare);
  return Math.round(Math.min(callsPerHour, mostPerHour) * hoursPerMonth);
}
