/** `check`: what the guard finds in the synthesized stack, before Terraform is started for anything. */
import { textReport } from '@m2m/m2m-guard';
import type { ExitCode, OperationContext } from '../operations/operation';
import { colorsOf, type Colors } from '../progress/colors';
import { checkStack, type StackCheck } from './stack-check';

export interface CheckOptions {
  /** Print one JSON object. Default: false. */
  readonly json?: boolean;
}

export function runCheck(context: OperationContext, { json = false }: CheckOptions): ExitCode {
  const { project, stage, out, env } = context;
  const checked = checkStack(project, stage);
  out.stdout.write(
    json
      ? `${JSON.stringify({ formatVersion: 1, ...checked }, undefined, 2)}\n`
      : checkText(checked, colorsOf(out.stdout, env)),
  );
  return checked.exitCode;
}

function checkText(checked: StackCheck, colors: Colors): string {
  const { stack, stage, findings, acknowledged, exitCode } = checked;
  const report = textReport({ stacks: [stack], findings, acknowledged }, colors);
  const lines = [...otherLines(checked), ...accessLines(checked)];
  const end =
    exitCode === 0
      ? []
      : [
          `${stack} (${stage}): neither plan nor deploy goes on before this is right; Terraform was not started.`,
        ];
  return `${report}${[...lines, ...end].map((line) => `${line}\n`).join('')}`;
}

function otherLines({ others, stage }: StackCheck): string[] {
  return others.map(
    ({ stack, findings }) =>
      `${stack}, which was read with it, has ${findings} finding${findings === 1 ? '' : 's'} of its own: npx nx run ${stack}:check:${stage}`,
  );
}

function accessLines({ accessFile: { name, state, command } }: StackCheck): string[] {
  switch (state) {
    case 'stale':
      return [
        `${name} does not say who may call what as the stacks do now; write it again and review the difference: ${command}`,
      ];
    case 'missing':
      return [`${name} is not there, the page that says who may call what; write and commit it: ${command}`];
    case 'current':
    case 'none':
      return [];
  }
}
