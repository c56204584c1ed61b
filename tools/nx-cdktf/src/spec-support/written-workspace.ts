/** A workspace of a few files in a temporary folder with a space in its name, for specs. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const folders: string[] = [];

/** @param files content by path relative to the workspace; objects become JSON */
export function writeWorkspace(files: Readonly<Record<string, string | object>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'a workspace '));
  folders.push(folder);
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string | object>>): void {
  for (const [file, content] of Object.entries(files)) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

afterAll(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

const stage = { region: 'eu-west-1', apiGatewayAccount: false, deletionProtection: false };

/** A valid `cdktf.json` with the stages `dev` (the default) and `prod`. */
export const cdktfJson = {
  context: {
    defaultStage: 'dev',
    stages: { dev: { ...stage, domainPrefix: 'x-dev' }, prod: { ...stage, domainPrefix: 'x-prod' } },
  },
};

export const rootPackage = { name: 'root', workspaces: ['libs/*', 'apps/*'] };

const lockText = 'provider "registry.terraform.io/hashicorp/aws" {\n  version     = "5.100.0"\n}\n';

/** The files of one stack project; its app writes nothing unless `main` says so. */
export function stackFiles(
  name: string,
  { main = '', upstream = [] as string[] } = {},
): Record<string, string | object> {
  return {
    [`apps/${name}/.terraform.lock.hcl`]: lockText,
    [`apps/${name}/package.json`]: { name, stack: { upstream } },
    [`apps/${name}/src/main.ts`]: main,
  };
}

/** A `main.ts` that does what cdktf does at the end, as far as synth looks at it. */
export function appWriting(stack: string, terraformJson = '{}'): string {
  return `
    import { mkdirSync, writeFileSync } from 'node:fs';
    import { join } from 'node:path';
    const folder = process.env.CDKTF_OUTDIR!;
    const stacks = { ${JSON.stringify(stack)}: { name: ${JSON.stringify(stack)} } };
    mkdirSync(join(folder, 'stacks', ${JSON.stringify(stack)}), { recursive: true });
    writeFileSync(join(folder, 'stacks', ${JSON.stringify(stack)}, 'cdk.tf.json'), ${JSON.stringify(terraformJson)});
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '0.21.0', stacks }));
  `;
}
