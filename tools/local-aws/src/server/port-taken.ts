/** A port that cannot be listened on, and what to do about it. */
import { occupantOf } from './health';

export class PortTakenError extends Error {
  override name = 'PortTakenError';
}

/** The error for a port that somebody else has, after asking who it is. */
export async function portTaken(port: number): Promise<PortTakenError> {
  const occupant = await occupantOf(`http://127.0.0.1:${port}`);
  return new PortTakenError(
    occupant.kind === 'local-aws'
      ? `port ${port} is taken by a local AWS that is already running (pid ${occupant.health.pid}): use that one, ` +
          `stop it with "npx nx run local-aws:stop --port=${port}", or choose another port with --port=<port>`
      : `port ${port} is taken by another program: end it, or choose another port with --port=<port> and set ` +
          'AWS_ENDPOINT_URL=http://127.0.0.1:<port> for the commands that use it',
  );
}
