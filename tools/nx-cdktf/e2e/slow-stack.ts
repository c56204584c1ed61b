/**
 * A stack of Terraform's own resources that takes as long as it is told to: for specs about signals and locks, which need
 * no provider, and a moment at which to strike.
 */
import type { DeployedWorkspace } from './deployed-workspace';

/** Each step waits for a file of its name to appear, so that a spec decides when it goes on. */
export function addSlowStack(workspace: DeployedWorkspace, name: string, steps: readonly string[]): void {
  workspace.write(`apps/${name}/package.json`, JSON.stringify({ name, version: '0.0.0', private: true }));
  workspace.write(`apps/${name}/src/main.ts`, '');
  workspace.write(`apps/${name}/.terraform.lock.hcl`, '');
  workspace.write(
    `apps/${name}/cdktf.out/local/stacks/${name}/cdk.tf.json`,
    JSON.stringify({
      terraform: {
        backend: {
          s3: {
            bucket: 'm2m-workspace-state',
            key: `local/${name}.tfstate`,
            region: 'us-east-1',
            use_lockfile: true,
          },
        },
      },
      resource: {
        terraform_data: Object.fromEntries(steps.map((step, index) => [step, resource(name, steps, index)])),
      },
    }),
  );
}

function resource(stack: string, steps: readonly string[], index: number): object {
  const before = steps[index - 1];
  const step = steps[index] ?? '';
  return {
    '//': { metadata: { path: `${stack}/${step}` } },
    input: step,
    ...(before === undefined ? {} : { depends_on: [`terraform_data.${before}`] }),
    provisioner: [
      { 'local-exec': { command: `until [ -e '../../../../${step}.go' ]; do sleep 0.05; done` } },
    ],
  };
}

export function letGo(workspace: DeployedWorkspace, stack: string, step: string): void {
  workspace.write(`apps/${stack}/${step}.go`, '');
}
