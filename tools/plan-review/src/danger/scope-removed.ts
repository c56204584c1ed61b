import { listDifference, shownText } from '../redaction';
import {
  differs,
  ending,
  endsInWords,
  type DangerFinding,
  type DangerRule,
  type DangerSubject,
} from './rule';

const consequence =
  'Clients that are allowed it are refused a token for the whole request (invalid_scope), and routes that demand it let nobody in.';

/** A scope exists as long as its resource server declares it. */
export const scopeRemoved: DangerRule = {
  id: 'scope-removed',
  find: (subject) =>
    subject.change.type === 'aws_cognito_resource_server' ? serverFinding(subject) : undefined,
};

function serverFinding(subject: DangerSubject): DangerFinding | undefined {
  const end = ending(subject.change);
  if (end !== undefined) {
    return {
      what: `the resource server ${endsInWords(end)} with all its scopes`,
      consequence,
      certainty: end.certainty,
    };
  }
  if (subject.change.action !== 'update' || !differs(subject, 'scope')) {
    return undefined;
  }
  const difference = listDifference(subject.before('scope'), subject.after('scope'));
  if (difference === undefined) {
    return { what: 'scopes change, and it is not known which', consequence, certainty: 'possible' };
  }
  const { removed } = difference;
  return removed.length > 0
    ? {
        what: `scopes ${shownText({ kind: 'value', value: removed })} are removed`,
        consequence,
        certainty: 'certain',
      }
    : undefined;
}
