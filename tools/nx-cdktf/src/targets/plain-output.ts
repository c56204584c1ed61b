/**
 * Whether tasks may write colours. Nx tells every task that it may (`FORCE_COLOR`), also when its own output goes to a file
 * or a CI log, and a task cannot see where that is. So the hook that runs inside Nx decides it for all of them.
 */

/** Asks for plain output when nobody asked for colours and there is no terminal. */
export function plainOutputWithoutTerminal(
  env: NodeJS.ProcessEnv,
  stdout: { readonly isTTY?: boolean | undefined },
): void {
  if (stdout.isTTY !== true && env['FORCE_COLOR'] === undefined) {
    env['NO_COLOR'] ??= '1';
    // Nx would set it to true, and Node would then warn about the contradiction.
    env['FORCE_COLOR'] = '0';
  }
}
