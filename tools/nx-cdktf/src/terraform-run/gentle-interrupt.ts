/**
 * Asks terraform to stop without losing what it has just asked AWS for.
 *
 * On SIGINT terraform tells its providers to stop, and the AWS provider drops the requests that are under way. AWS carries
 * them out all the same, the state does not know of them, and the next deploy fails on things that "exist already". So
 * terraform's own process is held first: nothing new is started, while the provider, a process of its own, gets its
 * answers. Then it is interrupted and let go; it reads the answers, saves them, and stops before the next step.
 *
 * A shell of its own session does this, so that nobody who is killed in the meantime leaves terraform held for ever.
 */
import { spawn } from 'node:child_process';

/** Longer than AWS takes to answer what creates, changes or deletes one thing; waiting for it to be ready can take minutes. */
const answersArriveWithinSeconds = 4;

const script = 'kill -STOP "$1" && sleep "$2"; kill -INT "$1"; kill -CONT "$1"';

/** @param args of terraform; only an apply asks AWS for changes */
export function interruptTerraform(pid: number, args: readonly string[]): void {
  const holdSeconds = args[0] === 'apply' ? answersArriveWithinSeconds : 0;
  spawn('/bin/sh', ['-c', script, 'sh', `${pid}`, `${holdSeconds}`], {
    detached: true,
    stdio: 'ignore',
  }).unref();
}
