/**
 * Asks terraform to stop without losing what it has just asked AWS for.
 *
 * On SIGINT terraform tells its providers to stop, and the AWS provider drops the requests that are under way. AWS carries
 * them out all the same, the state does not know of them, and the next deploy fails on things that "exist already". So:
 *
 * 1. Terraform's own process is held. Nothing new is started, while the providers, processes of their own, get their answers.
 *    They must not log meanwhile, because nobody reads it (child-environment.ts).
 * 2. The providers are held too, and terraform is interrupted and let go. It reads the answers and saves them. What it still
 *    begins before it has noticed the interrupt waits at a provider, and "stop" right behind it.
 * 3. The providers are let go. They read "stop" before they have sent anything of what waited.
 *
 * A shell that is nobody's child does this: Nx kills what descends from its tasks five seconds after Ctrl-C, and a process must
 * not stay held for ever. By then terraform has ended as a rule, because the two holds take four seconds together.
 */
import { spawn } from 'node:child_process';

/** Longer than AWS takes to answer what creates, changes or deletes one thing; waiting for it to be ready can take minutes. */
const answersArriveWithinSeconds = 3.5;
const interruptIsNoticedWithinSeconds = 0.5;

const interrupt = 'kill -INT "$1"';

/** Slim images have no ps, and other systems than Linux no /proc. */
const gentleInterrupt = `{
  kill -STOP "$1" && sleep "$2"
  providers=$(cat /proc/"$1"/task/*/children || ps -A -o ppid= -o pid= | awk -v parent="$1" '$1 == parent { print $2 }')
  kill -STOP $providers
  sleep 0.1 # A signal is acted on when its process runs next.
  kill -INT "$1"
  kill -CONT "$1"
  sleep "$3"
  kill -CONT $providers
} &`;

/** @param args of terraform; only an apply asks AWS for changes */
export function interruptTerraform(pid: number, args: readonly string[]): void {
  const script = args[0] === 'apply' ? gentleInterrupt : interrupt;
  const words = [pid, answersArriveWithinSeconds, interruptIsNoticedWithinSeconds].map(String);
  spawn('/bin/sh', ['-c', script, 'sh', ...words], {
    detached: true,
    stdio: 'ignore',
  }).unref();
}
