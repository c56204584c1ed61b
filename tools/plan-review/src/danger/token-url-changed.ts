import {
  differs,
  ending,
  endsInWords,
  type DangerFinding,
  type DangerRule,
  type DangerSubject,
} from './rule';

const newUrl =
  'The token URL of every caller changes: nobody gets a token until each caller is configured anew.';
const noUrl = 'No caller gets a token any more.';
const sameUrl = 'The token URL stays, but answers nobody until the new domain is active.';

/** The domain is a part of the token URL, which every caller has in its configuration. */
export const tokenUrlChanged: DangerRule = {
  id: 'token-url-changed',
  find: (subject) =>
    subject.change.type === 'aws_cognito_user_pool_domain' ? domainFinding(subject) : undefined,
};

function domainFinding(subject: DangerSubject): DangerFinding | undefined {
  const end = ending(subject.change);
  const otherDomain = differs(subject, 'domain');
  if (end !== undefined) {
    const consequence = end.verb === 'deleted' ? noUrl : otherDomain ? newUrl : sameUrl;
    return { what: `the user pool domain ${endsInWords(end)}`, consequence, certainty: end.certainty };
  }
  return subject.change.action === 'update' && otherDomain
    ? { what: 'the user pool domain changes', consequence: newUrl, certainty: 'certain' }
    : undefined;
}
