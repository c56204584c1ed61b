/**
 * What an Nx command line asks for: targets and the configuration. The hook that runs before tasks gets nothing but the
 * command line, so it is read here the way Nx reads it.
 */
export interface NxRequest {
  readonly targets: readonly string[];
  /** Undefined when the command line does not name them one by one: `affected`, patterns, or no word about projects. */
  readonly projects: readonly string[] | undefined;
  /** As given by `-c`, by `project:target:configuration` or by `--prod`. */
  readonly configuration: string | undefined;
  /** The one project that is meant; undefined for `run-many` and `affected`. */
  readonly project: string | undefined;
  /** Names of all options without their dashes, those for the task behind a `--` included. */
  readonly options: readonly string[];
  /** The value of one of these options. */
  readonly valueOf: (option: string) => string | undefined;
  /** The same of what the tasks get: to `affected`, an option such as `--base` is its own, unless it stands behind a `--`. */
  readonly taskValueOf: (option: string) => string | undefined;
}

const targetOptions = ['t', 'target', 'targets'];
const projectOptions = ['p', 'project', 'projects'];
const configurationOptions = ['c', 'configuration'];

/** @param argv the whole command line, node and script first */
export function parseNxCommandLine(argv: readonly string[]): NxRequest {
  const words = beforeDashes(argv.slice(2));
  const options = readOptions(words);
  const valuesOf = (names: string[]) =>
    options.filter(({ name }) => names.includes(name)).flatMap(({ values }) => values);
  const everyOption = readOptions(argv.slice(2));
  const taskOptions =
    commandOf(words) === 'affected' ? readOptions(argv.slice(2 + words.length)) : everyOption;
  const [project, target, configuration] = positionalTarget(words);
  const fromFlag =
    valuesOf(configurationOptions).at(-1) ??
    (options.some(({ name }) => name === 'prod') ? 'production' : undefined);
  return {
    targets: [
      ...valuesOf(targetOptions).flatMap((value) => value.split(',')),
      ...((target ?? project) ? [target ?? project ?? ''] : []),
    ],
    projects: namedProjects(words, valuesOf(projectOptions), target === undefined ? undefined : project),
    configuration: fromFlag ?? configuration,
    project: target === undefined ? projectAfterTarget(words) : project,
    options: everyOption.map(({ name }) => name),
    valueOf: (option) => lastValue(everyOption, option),
    taskValueOf: (option) => lastValue(taskOptions, option),
  };
}

/** `-p a,b`, `run a:destroy`, or the short form `destroy a`. Patterns and tags may mean any project. */
function namedProjects(
  words: readonly string[],
  fromOptions: readonly string[],
  fromTarget: string | undefined,
): string[] | undefined {
  const [command = '', second] = words.filter((word) => !word.startsWith('-'));
  if (command === 'affected') {
    return undefined;
  }
  const positional = fromTarget ?? (command === 'run-many' ? undefined : second);
  const named = fromOptions.length > 0 ? fromOptions.flatMap((value) => value.split(',')) : [positional];
  const names = named.filter((name) => name !== undefined && /^[\w@/.-]+$/.test(name));
  return names.length === named.length ? (names as string[]) : undefined;
}

/** What stands behind a `--` is for the program that a task runs. */
function beforeDashes(words: readonly string[]): readonly string[] {
  const dashes = words.indexOf('--');
  return dashes < 0 ? words : words.slice(0, dashes);
}

interface Option {
  readonly name: string;
  /** The value after `=`, or every word up to the next option. */
  readonly values: readonly string[];
}

function commandOf(words: readonly string[]): string | undefined {
  return words.find((word) => !word.startsWith('-'));
}

function lastValue(options: readonly Option[], option: string): string | undefined {
  return options.findLast(({ name }) => name === option)?.values[0];
}

function readOptions(words: readonly string[]): Option[] {
  return words.flatMap((word, index) => {
    const [, name, value] = /^--?([^=-][^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) {
      return [];
    }
    const rest = words.slice(index + 1);
    const end = rest.findIndex((next) => next.startsWith('-'));
    return [{ name, values: value === undefined ? rest.slice(0, end < 0 ? undefined : end) : [value] }];
  });
}

/** `run project:target:configuration`, or the short form `project:target` and `target project` without `run`. */
function positionalTarget(words: readonly string[]): string[] {
  const plain = words.filter((word) => !word.startsWith('-'));
  const [command, subject] = words[0]?.startsWith('-') ? [] : plain;
  if (command === 'run' || command === 'run-one') {
    return subject?.split(':') ?? [];
  }
  return ['run-many', 'affected'].includes(command ?? '') ? [] : (command?.split(':') ?? []);
}

/** `nx plan echo-api` */
function projectAfterTarget(words: readonly string[]): string | undefined {
  const [command = '-', project = '-'] = words;
  const isOneProject =
    !['run-many', 'affected'].includes(command) && ![command, project].some((word) => word.startsWith('-'));
  return isOneProject ? project : undefined;
}
