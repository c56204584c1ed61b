/**
 * A lock in the file system that outlives no owner: it names the process that holds it, and when that process is gone
 * the next one takes over.
 *
 * Each owner makes a file of its own, `<lock>.<number>`, one higher than the last; the highest number owns the lock. A file
 * is never taken away from a living process and never written twice, so two processes that find the same dead owner at
 * the same moment cannot both win: only one of them can make the next number.
 */
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity';

export interface LockOwner extends ProcessIdentity {
  /** What the owner does: `deploy`. */
  readonly operation: string;
  /** ISO 8601. */
  readonly since: string;
}

export interface HeldLock {
  readonly release: () => void;
}

/** The lock, or its living owner. */
export function tryLock(lock: string, operation: string): HeldLock | LockOwner {
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    const last = highest(lock);
    const owner = readOwner(lock, last);
    if (owner !== undefined && isAlive(owner)) {
      return owner;
    }
    if (createNumber(lock, last + 1, operation) && highest(lock) === last + 1) {
      removeUpTo(lock, last);
      return {
        release: () => {
          markReleased(lock, last + 1);
        },
      };
    }
  }
}

export function isHeld(answer: HeldLock | LockOwner): answer is HeldLock {
  return 'release' in answer;
}

/** The living owner; undefined when nobody holds the lock. */
export function ownerOf(lock: string): LockOwner | undefined {
  const owner = readOwner(lock, highest(lock));
  return owner !== undefined && isAlive(owner) ? owner : undefined;
}

function numbersOf(lock: string): number[] {
  const prefix = `${basename(lock)}.`;
  return list(dirname(lock))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function highest(lock: string): number {
  return Math.max(0, ...numbersOf(lock));
}

function readOwner(lock: string, number: number): LockOwner | undefined {
  try {
    return JSON.parse(readFileSync(`${lock}.${number}`, 'utf8')) as LockOwner;
  } catch {
    // Never made, or given back, which empties it.
    return undefined;
  }
}

/** The file appears whole or not at all, and only when nobody else has that number. */
function createNumber(lock: string, number: number, operation: string): boolean {
  const owner: LockOwner = { ...identityOf(process.pid), operation, since: new Date().toISOString() };
  const unfinished = join(dirname(lock), `.${basename(lock)}.${process.pid}`);
  writeFileSync(unfinished, JSON.stringify(owner), { mode: 0o600 });
  try {
    linkSync(unfinished, `${lock}.${number}`);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
    return false;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Emptied, not removed: a number that was given out once must not be free again while somebody slow may want it. */
function markReleased(lock: string, number: number): void {
  writeFileSync(`${lock}.${number}`, '');
}

function removeUpTo(lock: string, number: number): void {
  for (const old of numbersOf(lock).filter((candidate) => candidate <= number)) {
    rmSync(`${lock}.${old}`, { force: true });
  }
}
