/** One manifest for all stacks, as cdktf-cli expects it from an app; every project makes one for itself. */
import type { StackProject } from '../project';
import type { Manifest } from '../synth/manifest';

export function mergeManifests(
  parts: readonly { readonly project: StackProject; readonly manifest: Manifest }[],
): Manifest {
  const stacks = parts.flatMap(({ project, manifest }) =>
    Object.entries(manifest.stacks).map(([id, stack]) => [id, { ...stack, dependencies: project.upstream }]),
  );
  return {
    version: parts[0]?.manifest.version ?? '',
    stacks: Object.fromEntries(stacks) as Manifest['stacks'],
  };
}
