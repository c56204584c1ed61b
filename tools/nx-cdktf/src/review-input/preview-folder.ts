/**
 * A scratch copy of a stack's working folder, in which some contract parameters are unknown: their data sources read by the
 * id of a resource that does not exist yet, so Terraform defers the read and everything behind it is "known after apply". No
 * made-up value can end up anywhere.
 *
 * It lies as deep as the working folder, because a state in a local file is found by a relative path.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { previewHelper } from '@m2m/plan-review';
import { synthFolder, workingFolder, type StackProject } from '../project';
import { contractOf } from './contract-parameters';
import { scratchName } from './leftovers';

const linked = ['.terraform', 'assets'];
const copied = ['cdk.tf.json', '.terraform.lock.hcl'];

/** Calls `work` with the folder, and removes it afterwards. */
export async function inPreviewFolder<Result>(
  project: StackProject,
  stage: string,
  pending: readonly string[],
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const from = workingFolder(project, stage);
  const parent = join(synthFolder(project, stage), scratchName('preview'));
  const folder = join(parent, project.name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    linked
      .filter((name) => existsSync(join(from, name)))
      .forEach((name) => {
        symlinkSync(join(from, name), join(folder, name));
      });
    copied.forEach((name) => {
      copyFileSync(join(from, name), join(folder, name));
    });
    const { helper, override } = pendingConfiguration(idsOf(project, stage, pending), pending);
    writeFileSync(join(folder, 'preview.tf.json'), JSON.stringify(helper));
    writeFileSync(join(folder, 'preview_override.tf.json'), JSON.stringify(override));
    return await work(folder);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/** Ids of the data sources that read these parameters; two may read the same one. */
function idsOf(project: StackProject, stage: string, pending: readonly string[]): string[] {
  return contractOf(project, stage)
    .reads.filter(({ name }) => pending.includes(name))
    .map(({ address }) => address.slice('data.aws_ssm_parameter.'.length));
}

export function pendingConfiguration(ids: readonly string[], pending: readonly string[]) {
  const { type, name } = previewHelper;
  return {
    helper: { resource: { [type]: { [name]: { input: pending.join(',') } } } },
    override: {
      data: {
        aws_ssm_parameter: Object.fromEntries(ids.map((id) => [id, { name: `\${${type}.${name}.id}` }])),
      },
    },
  };
}
