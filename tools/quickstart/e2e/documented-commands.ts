/** The commands that the documentation tells people to type, read from its own text. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DocumentedCommand {
  readonly file: string;
  /** `sh` runs on any machine; `sh aws` needs an account. */
  readonly block: string;
  readonly command: string;
}

export function documentationFiles(workspaceRoot: string): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    cwd: workspaceRoot,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => file !== '');
}

/** Every line of every `sh` block; a line that ends with a backslash goes on in the next. */
export function documentedCommands(workspaceRoot: string, files: readonly string[]): DocumentedCommand[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(workspaceRoot, file), 'utf8');
    return [...text.matchAll(/^```(sh\b[^\n]*)\n(.*?)^```$/gms)].flatMap(([, block = '', body = '']) =>
      body
        .replaceAll('\\\n', ' ')
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.startsWith('#'))
        .map((command) => ({ file, block, command })),
    );
  });
}
