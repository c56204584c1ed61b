/**
 * The key of the digests.
 *
 * A digest is published in `report.json`, and secrets are inside it. Without a key, whoever reads the report could try
 * candidates for a short secret until the digest fits; with one, the digest tells nothing to anybody who lacks it.
 *
 * Where report and deploy run on different machines, both get the same key in the variable PLAN_REVIEW_KEY (a secret of the
 * repository, 32 characters or more). Otherwise a random key is made once and kept, for this user alone, in the tool cache of
 * the workspace; whoever deletes it needs a new review. Another key is told apart from another plan by its id.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface DigestKey {
  /** 16 hexadecimal digits, safe to publish. */
  readonly id: string;
  readonly hmac: (content: string) => string;
}

export class DigestKeyError extends Error {
  override readonly name = 'DigestKeyError';
}

const variable = 'PLAN_REVIEW_KEY';
const shortestKey = 32;

/**
 * @param cacheFolder folder of the workspace that git ignores, see `localKeyFolder`
 * @throws DigestKeyError when PLAN_REVIEW_KEY is too short to be a key
 */
export function findDigestKey(env: NodeJS.ProcessEnv, cacheFolder: string): DigestKey {
  const given = env[variable];
  if (given === undefined || given === '') {
    return digestKey(localKey(cacheFolder));
  }
  if (given.length < shortestKey) {
    throw new DigestKeyError(
      `${variable}: expected at least ${shortestKey} characters, for example the output of "openssl rand -hex 32"; received ${given.length}`,
    );
  }
  return digestKey(given);
}

/** The tool cache, where npm keeps it out of git. */
export function localKeyFolder(workspaceRoot: string): string {
  return join(workspaceRoot, 'node_modules', '.cache', 'plan-review');
}

export function digestKey(secret: string): DigestKey {
  const hmac = (content: string) => createHmac('sha256', secret).update(content).digest('hex');
  return { id: hmac('plan-review key id').slice(0, 16), hmac };
}

/** `wx` creates or fails: of two first runs at once, both use the key of the one that was faster. */
function localKey(cacheFolder: string): string {
  const file = join(cacheFolder, 'digest-key');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  }
  return readFileSync(file, 'utf8');
}
