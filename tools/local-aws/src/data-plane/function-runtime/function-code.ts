/**
 * Deployment packages, as they passed by on their way to Lambda: unpacked into private folders, one per upload, because
 * environments of the previous code may still be answering.
 */
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { unzipSync } from 'fflate';

/** Unpacked size that Lambda allows, layers included. */
const unpackedLimitBytes = 250 * 1024 * 1024;

export class FunctionCode {
  private root: Promise<string> | undefined;

  /**
   * Unpacks a deployment package and returns its folder.
   *
   * @throws Error when the bytes are no zip, hold a path outside the folder, or unpack to more than 250 MB
   */
  async unpack(functionName: string, zip: Uint8Array): Promise<string> {
    const files = filesOf(functionName, zip);
    const folder = await mkdtemp(join(await this.rootFolder(), 'code-'));
    for (const [name, content] of files) {
      const file = resolve(folder, name);
      if (!file.startsWith(folder + sep)) {
        throw new Error(
          `The deployment package of ${functionName} holds a path outside its own folder: ${name}.`,
        );
      }
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    return folder;
  }

  /** Removes everything that was unpacked. */
  async close(): Promise<void> {
    if (this.root !== undefined) {
      await rm(await this.root, { recursive: true, force: true });
      this.root = undefined;
    }
  }

  private rootFolder(): Promise<string> {
    this.root ??= privateFolder();
    return this.root;
  }
}

async function privateFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'local-aws-functions-'));
  await chmod(folder, 0o700);
  return folder;
}

function filesOf(functionName: string, zip: Uint8Array): [name: string, content: Uint8Array][] {
  let unpackedBytes = 0;
  try {
    const entries = unzipSync(zip, {
      filter: ({ originalSize }) => {
        unpackedBytes += originalSize;
        return unpackedBytes <= unpackedLimitBytes;
      },
    });
    if (unpackedBytes <= unpackedLimitBytes) {
      return Object.entries(entries).filter(([name]) => !name.endsWith('/'));
    }
  } catch {
    throw new Error(`The deployment package of ${functionName} is not a zip file.`);
  }
  throw new Error(
    `The deployment package of ${functionName} unpacks to more than 250 MB, the limit of Lambda.`,
  );
}

const handlerExtensions = ['.js', '.mjs', '.cjs'];

export interface HandlerLocation {
  readonly file: string;
  readonly exportName: string;
}

/** Where `index.handler` or `src/app.handler` is, or undefined when the package has no such file. */
export async function locateHandler(folder: string, handler: string): Promise<HandlerLocation | undefined> {
  const [, module, exportName] = /^(.+)\.([^./]+)$/.exec(handler) ?? [];
  if (module === undefined || exportName === undefined || !resolve(folder, module).startsWith(folder + sep)) {
    return undefined;
  }
  for (const extension of handlerExtensions) {
    const file = join(folder, `${module}${extension}`);
    if ((await stat(file).catch(() => undefined))?.isFile()) {
      return { file, exportName };
    }
  }
  return undefined;
}
