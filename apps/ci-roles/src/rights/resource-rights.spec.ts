/**
 * What the table must cover is read from the sources of all stacks and constructs: every class of the provider that they
 * import is a resource type that some option can deploy.
 *
 * The target that runs these specs is not cached: naming the sources of all stacks as its inputs would make ci-roles
 * affected by every change of theirs, and `nx affected -t deploy` would deploy it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourceRights } from './resource-rights';

const workspace = join(__dirname, '../../../..');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', 'cdktf.out', '.tsbuild'].includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sources(path) : [path];
    })
    .filter((file) => /(?<!\.spec)\.ts$/.test(file) && !file.includes('/e2e/'));
}

/** `api-gateway-stage` as Terraform spells it; a data source is imported as `data-aws-...`. */
function terraformType(module: string): string {
  const snake = module.replaceAll('-', '_');
  return module.startsWith('data-aws-') ? snake.replace(/^data_/, 'data.') : `aws_${snake}`;
}

function typesInSources(): string[] {
  const modules = ['apps', 'libs']
    .flatMap((folder) => sources(join(workspace, folder)))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/@cdktf\/provider-aws\/lib\/([\w-]+)/g)])
    .map(([, module = '']) => module)
    .filter((module) => module !== 'provider');
  return [...new Set(modules.map(terraformType))].sort();
}

function stackNames(): string[] {
  return readdirSync(join(workspace, 'apps')).filter((name) =>
    readdirSync(join(workspace, 'apps', name)).includes('.terraform.lock.hcl'),
  );
}

describe('the table of rights', () => {
  it('has one row for each resource type that any stack or construct can make, and no other', () => {
    expect(Object.keys(resourceRights).sort()).toEqual(typesInSources());
  });

  it('names actions as IAM does', () => {
    const actions = Object.values(resourceRights)
      .flatMap(({ read, write }) => [read, write === 'by a person' ? {} : write])
      .flatMap((ofRow) => Object.values(ofRow).flat());
    expect(
      actions.filter((action) => !/^[a-z-]+:(?:[A-Z][A-Za-z]+|GET|PUT|POST|PATCH|DELETE)$/.test(action)),
    ).toEqual([]);
  });
});

describe('the stacks of the workflows', () => {
  it('are all stacks of the workspace but ci-roles', () => {
    const main = readFileSync(join(__dirname, '../main.ts'), 'utf8');
    const [, list = ''] = /deployedStacks: \[([^\]]*)\]/.exec(main) ?? [];
    const deployed = [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name);
    expect(['ci-roles', ...deployed].sort()).toEqual(stackNames().sort());
  });
});
