/** Downloads one file into memory, with progress, giving up when the server goes silent. */
const silenceLimitMs = 60_000;

export interface DownloadProgress {
  readonly receivedBytes: number;
  /** As the server announces it; undefined when it does not. */
  readonly totalBytes: number | undefined;
}

/**
 * The bytes behind an URL.
 *
 * @throws Error whose message is the reason alone: the status, the network's error, or the silence
 */
export async function download(url: URL, onProgress: (progress: DownloadProgress) => void): Promise<Buffer> {
  const abort = new AbortController();
  const silence = setTimeout(() => {
    abort.abort(new Error(`no data for ${silenceLimitMs / 1000} s`));
  }, silenceLimitMs);
  try {
    const response = await fetch(withoutCredentials(url), {
      signal: abort.signal,
      headers: authorizationOf(url),
    });
    if (!response.ok || response.body === null) {
      throw new Error(`HTTP status ${response.status}`);
    }
    return await collect(response, response.body, onProgress, () => silence.refresh());
  } catch (error) {
    throw new Error(reason(error as Error), { cause: error });
  } finally {
    clearTimeout(silence);
  }
}

async function collect(
  response: Response,
  body: AsyncIterable<Uint8Array>,
  onProgress: (progress: DownloadProgress) => void,
  onData: () => void,
): Promise<Buffer> {
  const announced = Number(response.headers.get('content-length'));
  const chunks: Uint8Array[] = [];
  let receivedBytes = 0;
  for await (const chunk of body) {
    onData();
    chunks.push(chunk);
    receivedBytes += chunk.length;
    onProgress({ receivedBytes, totalBytes: announced || undefined });
  }
  return Buffer.concat(chunks);
}

/** The address as it may be shown and as `fetch` accepts it. */
export function withoutCredentials(url: URL): URL {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown;
}

function authorizationOf({ username, password }: URL): Record<string, string> {
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return credentials === ':' ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/** `fetch` says "fetch failed" and keeps the reason in its cause. */
function reason(error: Error): string {
  const cause = error.cause as { code?: string; message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
