/**
 * Whether a mistake compiles. The `@ts-expect-error` of its file is taken away, and the compiler has to complain about the
 * line below it and about nothing else.
 */
import { join } from 'node:path';
import ts from 'typescript';
import { folderOf, type Mistake } from './mistake';
import { letThrough, NotMeasuredError, stopped, type Verdict } from './verdict';

const expectation = /@ts-expect-error/g;

/**
 * @param folder that holds the folders of the mistakes
 * @throws NotMeasuredError when a file has an error that is not its mistake
 */
export function compilerVerdicts(
  folder: string,
  mistakes: readonly Mistake[],
): ReadonlyMap<Mistake, Verdict> {
  const files = new Map(mistakes.map((mistake) => [mistake, join(folder, folderOf(mistake), 'mistake.ts')]));
  const program = programWithoutExpectations(join(folder, '../tsconfig.json'), [...files.values()]);
  return new Map([...files].map(([mistake, file]) => [mistake, verdictOf(program, file)]));
}

function verdictOf(program: ts.Program, file: string): Verdict {
  const source = program.getSourceFile(file);
  if (source === undefined) {
    throw new NotMeasuredError(`${file}: the compiler does not find it`);
  }
  const errors = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ start = 0, code, messageText }) => ({
      line: source.getLineAndCharacterOfPosition(start).line + 1,
      text: `TS${code.toString()}: ${ts.flattenDiagnosticMessageText(messageText, ' ').replaceAll(/\s+/g, ' ')}`,
    }),
  );
  const lines = ts.sys.readFile(file)?.split('\n') ?? [];
  const expected = lines.flatMap((line, index) => (line.includes('@ts-expect-error') ? index + 2 : []));
  const other = errors.find(({ line }) => !expected.includes(line));
  if (other !== undefined) {
    throw new NotMeasuredError(`${file}:${other.line.toString()}: ${other.text}`);
  }
  return errors[0] === undefined ? letThrough : stopped(`does not compile: ${errors[0].text}`);
}

function programWithoutExpectations(tsconfig: string, files: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile(tsconfig, (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(tsconfig, '..'));
  // Of this workspace the sources are read, not what an earlier build left.
  const compilerOptions = {
    ...options,
    composite: false,
    incremental: false,
    noEmit: true,
    rootDir: undefined,
  };
  const host = ts.createCompilerHost(compilerOptions);
  const readFile = host.readFile.bind(host);
  host.getSourceFile = (name, languageVersion) => {
    const text = readFile(name);
    return text === undefined
      ? undefined
      : ts.createSourceFile(
          name,
          files.includes(name) ? text.replaceAll(expectation, '') : text,
          languageVersion,
        );
  };
  return ts.createProgram(files, compilerOptions, host);
}
