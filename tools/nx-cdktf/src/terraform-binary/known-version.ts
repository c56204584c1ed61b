/**
 * Remembers which version a terraform is, in the workspace's `.terraform-bin/`: to ask it takes a quarter of a second, which every
 * command would wait for.
 *
 * What is remembered holds for one file as it was. A program that only chooses among several terraforms, by folder or by
 * environment, as tfenv, asdf, mise and tenv put on PATH, is asked each time: it is small, or has another name behind its link.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { TerraformVersion } from './terraform-version';

/** Terraform 1.11 and OpenTofu 1.10 take 90 MB; the programs that choose one take at most a third of that. */
const smallestTerraform = 50_000_000;

const known = z.strictObject({ version: z.string(), flavour: z.enum(['terraform', 'opentofu']) });

/** The version of the binary, asked for with `ask` unless it is known. */
export async function knownVersion(
  path: string,
  workspaceRoot: string,
  ask: () => Promise<TerraformVersion>,
): Promise<TerraformVersion> {
  const memory = memoryOf(path, workspaceRoot);
  if (memory === undefined) {
    return ask();
  }
  const remembered = recall(memory);
  if (remembered !== undefined) {
    return remembered;
  }
  const version = await ask();
  remember(memory, version);
  return version;
}

/** The file that may hold the version; undefined for a program that may be another terraform next time. */
function memoryOf(path: string, workspaceRoot: string): string | undefined {
  const file = realpathSync(path);
  const { size, mtimeMs, ino } = statSync(file);
  if (size < smallestTerraform || !/^(?:terraform|tofu)(?:\.exe)?$/.test(basename(file))) {
    return undefined;
  }
  const name = createHash('sha256')
    .update(JSON.stringify([file, size, mtimeMs, ino]))
    .digest('hex');
  return join(workspaceRoot, '.terraform-bin', `${name.slice(0, 16)}.version.json`);
}

function recall(memory: string): TerraformVersion | undefined {
  try {
    return known.safeParse(JSON.parse(readFileSync(memory, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** By rename, because several commands start at once. A workspace that cannot be written asks again. */
function remember(memory: string, { version, flavour }: TerraformVersion): void {
  try {
    const unfinished = `${memory}.${process.pid}`;
    mkdirSync(join(memory, '..'), { recursive: true });
    writeFileSync(unfinished, JSON.stringify({ version, flavour }));
    renameSync(unfinished, memory);
  } catch {
    // It is there for speed alone.
  }
}
