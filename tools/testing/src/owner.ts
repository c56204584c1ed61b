/**
 * What a user needs who is not the one that runs the specs: files that are theirs, in folders that they can reach. Only root
 * can give files away.
 */
import {
  copyFileSync,
  linkSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** @throws Error when every temporary folder lies where only some may look */
export function reachableTemporaryFolder(): string {
  const places = [tmpdir(), '/tmp', '/var/tmp'];
  const reachable = places.find(reachableByAll);
  if (reachable === undefined) {
    throw new Error(
      `none of ${places.join(', ')} can be reached by every user; set TMPDIR to a folder that can`,
    );
  }
  return reachable;
}

/** True when every user may go through the folder and all those above it. */
function reachableByAll(folder: string): boolean {
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode ?? 0;
  const above = dirname(resolve(folder));
  return (mode & 0o001) !== 0 && (above === resolve(folder) || reachableByAll(above));
}

/** A copy of a file or folder that shares the content of files where the file system allows it. */
export function copyForOthers(from: string, to: string): void {
  const found = lstatSync(from);
  if (found.isSymbolicLink()) {
    symlinkSync(readlinkSync(from), to);
  } else if (found.isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from).filter((entry) => entry !== '.cache')) {
      copyForOthers(join(from, name), join(to, name));
    }
  } else {
    shareFile(from, to);
  }
}

function shareFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') {
      throw error;
    }
    copyFileSync(from, to);
  }
}

/** Gives a file, or a folder and all in it, to a user; files that are shared with others stay whose they are, and readable. */
export function giveTo(owner: Owner, path: string): void {
  const found = lstatSync(path);
  if (found.isFile() && found.nlink > 1) {
    return;
  }
  lchownSync(path, owner.uid, owner.gid);
  if (found.isDirectory()) {
    for (const name of readdirSync(path)) {
      giveTo(owner, join(path, name));
    }
  }
}
