/** `stack bundle <stack>` */
import { bundleFunctions } from '../bundle';
import { readStackProject } from '../project';
import type { CommandLineContext } from './command-context';

export async function runBundle({ workspaceRoot, out }: CommandLineContext, stack: string): Promise<number> {
  const project = readStackProject(workspaceRoot, stack);
  const bundles = await bundleFunctions(project);
  if (bundles.length === 0) {
    out.stdout.write(
      `${stack} has no handlers in ${project.root}/src/functions; there is nothing to bundle\n`,
    );
  }
  for (const { name, zipBytes } of bundles) {
    out.stdout.write(`${project.root}/dist/functions/${name}.zip  ${(zipBytes / 1000).toFixed(1)} kB\n`);
  }
  return 0;
}
