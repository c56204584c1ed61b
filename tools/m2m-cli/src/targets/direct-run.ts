/**
 * Recognises a command line that asks Nx for one token or one call, so that the plugin can answer it without a task.
 *
 * A task would spoil both: Nx writes its own lines to stdout around the token, and it hands options to a shell, where the
 * `$` and the backtick of a JSON body mean something else. Verify is an ordinary task; it prints a table for people.
 */

/** Command line of m2m that does what the command line of Nx asks for. */
export type DirectRun = readonly string[];

const directTargets: readonly string[] = ['token', 'call'];

/** Options of Nx that mean nothing to us and take no value of their own. */
const nxOptions =
  /^--(no-)?(verbose|skip-nx-cache|skipNxCache|output-style|outputStyle|tui|nx-bail|nxBail)(=|$)/;

/**
 * @param args behind `nx`: `run echo-api:token:local --client=reader`, `echo-api:token`, `token echo-api -c local`
 * @param isApi whether an API stack has this name
 * @returns undefined when Nx shall run it as it runs everything else
 */
export function directRun(args: readonly string[], isApi: (name: string) => boolean): DirectRun | undefined {
  const named = args[0] === 'run' ? args.slice(1) : args;
  const [first = '', second = ''] = named;
  const [stack = '', target = '', stage] = first.includes(':') ? first.split(':') : [second, first];
  if (!directTargets.includes(target) || !isApi(stack)) {
    return undefined;
  }
  const rest = named.slice(first.includes(':') ? 1 : 2);
  return [target, stack, ...(stage === undefined ? [] : [`--stage=${stage}`]), ...translated(rest)];
}

/** The configuration of Nx is our stage; its other options are left out, everything else passes unchanged. */
function translated(options: readonly string[]): string[] {
  return options
    .map((option, index) => {
      const previous = options[index - 1];
      if (previous === '-c' || previous === '--configuration') {
        return `--stage=${option}`;
      }
      return option.replace(/^(-c|--configuration)=/, '--stage=');
    })
    .filter((option) => option !== '-c' && option !== '--configuration' && !nxOptions.test(option));
}
