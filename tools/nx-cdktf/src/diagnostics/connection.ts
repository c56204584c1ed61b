/** Nobody answers, or not in time. */
import { textOf, type Rule } from './finding';

export const connection: Rule = (diagnostic, { stage, endpoint }) => {
  const text = textOf(diagnostic);
  const reason =
    /connection refused|connection reset by peer|no such host|i\/o timeout|TLS handshake timeout|EOF$/m.exec(
      text,
    )?.[0];
  if (reason === undefined || !/dial tcp|request send failed|Post "|Get "|Put "|Head "/.test(text)) {
    return undefined;
  }
  const host = /(?:Post|Get|Put|Head) "(https?:\/\/[^/"]+)/.exec(text)?.[1] ?? endpoint ?? 'AWS';
  return endpoint === undefined
    ? {
        problem: `${host} cannot be reached (${reason})`,
        remedy: 'check the network and its proxy (HTTPS_PROXY)',
      }
    : {
        problem: `${host} does not answer any more (${reason}; stage "${stage}")`,
        remedy:
          'start the local AWS: npx nx run local-aws:serve; what it held is gone, so deploy every stack again',
      };
};
