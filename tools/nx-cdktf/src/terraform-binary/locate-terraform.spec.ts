import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { serve } from '../spec-support/file-server';
import { writeFiles, writeWorkspace } from '../spec-support/written-workspace';
import { locateTerraform } from '.';

/** A folder with one program that answers `version`. */
function folderWith(program: string, script: string): string {
  const folder = writeWorkspace({ [program]: `#!/bin/sh\n${script}\n` });
  chmodSync(join(folder, program), 0o755);
  return folder;
}

const answering = (firstLine: string) => `echo '${firstLine}'; echo 'on linux_amd64'`;
const locate = (env: NodeJS.ProcessEnv) =>
  locateTerraform({ env: { PATH: '', ...env }, workspaceRoot: writeWorkspace({}), say: () => undefined });

describe('the terraform to run', () => {
  it('is the first executable one on PATH', async () => {
    const notExecutable = writeWorkspace({ terraform: 'text' });
    const folder = folderWith('terraform', answering('Terraform v1.12.0-beta1'));
    expect(await locate({ PATH: [notExecutable, folder].join(delimiter) })).toEqual({
      path: join(folder, 'terraform'),
      version: '1.12.0-beta1',
      flavour: 'terraform',
    });
  });

  it('is the one that TERRAFORM_BINARY names by path, before the one on PATH', async () => {
    const folder = folderWith('terraform', 'exit 1');
    const named = join(folderWith('tf', answering('Terraform v1.11.0')), 'tf');
    expect(await locate({ PATH: folder, TERRAFORM_BINARY: named })).toMatchObject({
      path: named,
      version: '1.11.0',
    });
  });

  it('is the OpenTofu that TERRAFORM_BINARY names by name', async () => {
    const folder = folderWith('tofu', answering('OpenTofu v1.10.2'));
    expect(await locate({ PATH: folder, TERRAFORM_BINARY: 'tofu' })).toEqual({
      path: join(folder, 'tofu'),
      version: '1.10.2',
      flavour: 'opentofu',
    });
  });

  it('is asked for its version without looking for a newer one in the network', async () => {
    const folder = folderWith('terraform', 'test "$CHECKPOINT_DISABLE" = 1 && echo "Terraform v1.11.4"');
    expect(await locate({ PATH: folder })).toMatchObject({ version: '1.11.4' });
  });

  it('is fetched when there is none', async () => {
    const url = await serve((_request, response) => {
      response.statusCode = 410;
      response.end();
    });
    await expect(locate({ TERRAFORM_DOWNLOAD_URL: url })).rejects.toThrow(
      /Terraform 1\.11\.4 could not be fetched \(HTTP status 410\); install Terraform 1\.11 or newer/,
    );
  });

  it.each([
    ['Terraform', '1.10.5', '1.11'],
    ['Terraform', '0.15.0', '1.11'],
    ['OpenTofu', '1.9.1', '1.10'],
  ])('fails when %s is as old as %s', async (product, version, needed) => {
    const folder = folderWith('terraform', answering(`${product} v${version}`));
    await expect(locate({ PATH: folder })).rejects.toMatchObject({
      exitCode: 2,
      message:
        `${folder}/terraform: ${product} ${version} is too old; ${needed} or newer is needed, because older ones cannot lock state in S3. ` +
        'Upgrade it, or set TERRAFORM_BINARY to a newer one',
    });
  });

  it('fails when the binary does not start', async () => {
    const folder = folderWith('terraform', 'exit 3');
    await expect(locate({ PATH: folder })).rejects.toThrow(
      `${folder}/terraform: cannot be run ("version" ended with 3); install Terraform again, or set TERRAFORM_BINARY to a working one`,
    );
  });

  it('fails when the binary is made for another machine', async () => {
    const folder = writeWorkspace({});
    writeFiles(folder, { terraform: '\u007fELF broken' });
    chmodSync(join(folder, 'terraform'), 0o755);
    await expect(locate({ PATH: folder })).rejects.toThrow(
      /terraform: cannot be run \("version" ended with \w+\); install Terraform again/,
    );
  });

  it('fails when the program is another one', async () => {
    const folder = folderWith('terraform', 'echo "GNU terraform 1.11"');
    await expect(locate({ PATH: folder })).rejects.toThrow(
      `${folder}/terraform: "version" printed neither a Terraform nor an OpenTofu version, so this is another program; ` +
        'set TERRAFORM_BINARY to a terraform or tofu binary',
    );
  });

  it.each(['/nowhere/terraform', 'tofu'])(
    'fails when TERRAFORM_BINARY is %s and nothing is there',
    async (named) => {
      await expect(locate({ TERRAFORM_BINARY: named })).rejects.toThrow(
        `TERRAFORM_BINARY: expected the path of an executable, or its name on PATH; received "${named}", which is not there. ` +
          'Correct it, or unset it to use the terraform on PATH',
      );
    },
  );
});
