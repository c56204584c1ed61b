import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { serve, servedNoLonger } from '../spec-support/file-server';
import { writeWorkspace } from '../spec-support/written-workspace';
import { fetchTerraform } from './fetch-terraform';

const zip = Buffer.from(
  zipSync({ 'LICENSE.txt': Buffer.from('MPL'), terraform: Buffer.from('#!/bin/sh\necho fetched\n') }),
);
const checksum = createHash('sha256').update(zip).digest('hex');
const release = { version: '1.11.4', platform: 'linux_amd64', checksum };

const fetchFrom = async (
  baseUrl: string,
  options: { release?: typeof release; workspaceRoot?: string } = {},
) => {
  const said: string[] = [];
  const workspaceRoot = options.workspaceRoot ?? writeWorkspace({});
  const search = {
    env: { TERRAFORM_DOWNLOAD_URL: baseUrl },
    workspaceRoot,
    say: (line: string) => {
      said.push(line);
    },
  };
  const path = await fetchTerraform(search, 'linux_amd64', options.release ?? release);
  return { path, said, workspaceRoot };
};

describe('fetching Terraform', () => {
  it('places an executable in the workspace, and says what it does', async () => {
    const asked: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url);
      response.setHeader('content-length', zip.length).end(zip);
    });
    const { path, said, workspaceRoot } = await fetchFrom(`${url}/terraform/`);
    expect(path).toBe(join(workspaceRoot, '.terraform-bin/1.11.4/terraform'));
    expect(execFileSync(path, { encoding: 'utf8' })).toBe('fetched\n');
    expect(readdirSync(join(workspaceRoot, '.terraform-bin/1.11.4'))).toEqual(['terraform']);
    expect(asked).toEqual(['/terraform/1.11.4/terraform_1.11.4_linux_amd64.zip']);
    expect([said[0], said.at(-1)]).toEqual([
      `terraform is not on PATH; fetching Terraform 1.11.4 from ${url}/terraform/1.11.4/terraform_1.11.4_linux_amd64.zip`,
      '  100 % of 0.0 MB',
    ]);
  });

  it('does not fetch again what is there', async () => {
    const url = await serve((_request, response) => response.end(zip));
    const { path, workspaceRoot } = await fetchFrom(url);
    const again = await fetchFrom(await servedNoLonger(), { workspaceRoot });
    expect(again).toMatchObject({ path, said: [] });
  });

  it('sends the credentials of the URL as a header and shows them nowhere', async () => {
    const seen: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end(zip);
    });
    const { said } = await fetchFrom(url.replace('//', '//me:canary%20secret@'));
    expect(seen).toEqual([`Basic ${Buffer.from('me:canary secret').toString('base64')}`]);
    expect(said.join()).not.toContain('canary');
  });

  it('fails when the file has another checksum, and keeps nothing of it', async () => {
    const url = await serve((_request, response) => response.end(zip));
    const workspaceRoot = writeWorkspace({});
    const poisoned = fetchFrom(url, { workspaceRoot, release: { ...release, checksum: 'a'.repeat(64) } });
    await expect(poisoned).rejects.toMatchObject({
      exitCode: 2,
      message:
        `${url}/1.11.4/terraform_1.11.4_linux_amd64.zip: the file is not Terraform 1.11.4 for linux_amd64: ` +
        `expected SHA-256 ${'a'.repeat(64)}; received ${checksum}. ` +
        'Nothing was kept; check TERRAFORM_DOWNLOAD_URL and the network between, or install Terraform 1.11 or newer',
    });
    expect(existsSync(join(workspaceRoot, '.terraform-bin'))).toBe(false);
  });

  it.each([
    ['HTTP status 404', () => serve((_request, response) => response.writeHead(404).end())],
    ['ECONNREFUSED', servedNoLonger],
  ])('fails when the download ends with %s', async (reason, baseUrl) => {
    const url = await baseUrl();
    await expect(fetchFrom(url)).rejects.toThrow(
      `${url}/1.11.4/terraform_1.11.4_linux_amd64.zip: Terraform 1.11.4 could not be fetched (${reason}); ` +
        'install Terraform 1.11 or newer, or name a reachable copy of the releases with TERRAFORM_DOWNLOAD_URL',
    );
  });

  it('fails when the connection breaks in the middle', async () => {
    const url = await serve((_request, response) => {
      response.setHeader('content-length', zip.length);
      response.write(zip.subarray(0, 10), () => response.destroy());
    });
    const workspaceRoot = writeWorkspace({});
    await expect(fetchFrom(url, { workspaceRoot })).rejects.toThrow(
      /Terraform 1\.11\.4 could not be fetched \(.+\);/,
    );
    expect(existsSync(join(workspaceRoot, '.terraform-bin'))).toBe(false);
  });

  it('fails when the release holds no terraform', async () => {
    const empty = Buffer.from(zipSync({ 'LICENSE.txt': Buffer.from('MPL') }));
    const url = await serve((_request, response) => response.end(empty));
    const workspaceRoot = writeWorkspace({});
    const strange = { ...release, checksum: createHash('sha256').update(empty).digest('hex') };
    await expect(fetchFrom(url, { workspaceRoot, release: strange })).rejects.toThrow(
      `${workspaceRoot}/.terraform-bin/1.11.4/terraform: the release holds no file called "terraform"; install Terraform 1.11 or newer`,
    );
  });

  it('refuses a base URL that is none', async () => {
    await expect(fetchFrom('ftp://mirror')).rejects.toThrow(
      'TERRAFORM_DOWNLOAD_URL: expected an http or https URL such as "https://mirror.example.com/terraform"',
    );
  });

  it('refuses to fetch for a platform without a known checksum', async () => {
    const search = { env: {}, workspaceRoot: '/', say: () => undefined };
    await expect(fetchTerraform(search, 'plan9_mips')).rejects.toThrow(
      'terraform is not on PATH, and none can be fetched for plan9_mips: no checksum of Terraform 1.11.4 is known for it. ' +
        'Install Terraform 1.11 or newer, or set TERRAFORM_BINARY',
    );
  });
});
