/** `access`: prints who may call what, and keeps the committed page about it up to date. */
import { accessJson, accessTable } from '@m2m/m2m-guard';
import type { ExitCode, OperationContext } from '../operations/operation';
import { colorsOf } from '../progress/colors';
import { AccessFile } from './access-file';
import { sourcesOf, stacksReadTogether } from './read-together';

export interface AccessOptions {
  /** Print one JSON object and write nothing. Default: false. */
  readonly json?: boolean;
}

export function runAccess(context: OperationContext, { json = false }: AccessOptions): ExitCode {
  const { project, stage, out, env } = context;
  const file = new AccessFile(project, stage, sourcesOf(stacksReadTogether(project, stage), stage));
  if (json) {
    const access = { formatVersion: 1, stack: project.name, stage: stage.name };
    out.stdout.write(`${JSON.stringify({ ...access, matrices: accessJson(file.matrices) }, undefined, 2)}\n`);
    return 0;
  }
  const colors = colorsOf(out.stdout, env);
  const sections = file.matrices.map((matrix) => accessTable(matrix, colors));
  if (sections.length === 0) {
    sections.push(`${project.name} (${stage.name}): no route, and no client that reaches one`);
  }
  out.stdout.write(`${[...sections, fileLine(file)].join('\n\n')}\n`);
  return 0;
}

function fileLine(file: AccessFile): string {
  switch (file.state) {
    case 'current':
      return `${file.name} says the same`;
    case 'stale':
    case 'missing':
      file.write();
      return `${file.name} is written; review the difference and commit it`;
    case 'none':
      return file.isOfApi
        ? `${file.name} is about the default stage, so it stays as it is`
        : `${file.project.name} is no API (it has no src/functions), so it has no page`;
  }
}
