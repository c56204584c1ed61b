/**
 * The references of each project and its package.json, compared with what its sources import. npm links every package of the
 * workspace, so that a missing name is noticed nowhere. TypeScript accepts a missing reference: `tsc --build` then
 * reads the sources of the other project once more, and knows no order between the two. `typecheck-all`, one program over
 * everything, looks at no reference.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

interface ProjectConfig {
  readonly include?: readonly string[];
  readonly references?: readonly { readonly path: string }[];
}

const root = resolve(dirname(require.resolve('@m2m/testing/package.json')), '../..');
const readJson = (...path: string[]): unknown => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

const folders = ['libs', 'apps', 'tools'].flatMap((parent) =>
  readdirSync(join(root, parent)).map((child) => join(parent, child)),
);
const projects = [...folders, 'bench'].filter((folder) => existsSync(join(root, folder, 'tsconfig.json')));
const folderOfPackage = new Map(
  projects.map((folder) => [(readJson(folder, 'package.json') as { name: string }).name, folder]),
);

function referencesOf(folder: string): string[] {
  const { references = [] } = readJson(folder, 'tsconfig.json') as ProjectConfig;
  return references.map(({ path }) => relative(root, resolve(root, folder, path))).sort();
}

function importsOf(folder: string): string[] {
  const { include = [] } = readJson(folder, 'tsconfig.json') as ProjectConfig;
  const sources = include.flatMap((name) => sourcesIn(join(root, folder, name)));
  const packages = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:from|import\()\s*'(@m2m\/[^/']+)/g)].map(
      ([, name = '']) => name,
    ),
  );
  const imported = [...new Set(packages)].map((name) => folderOfPackage.get(name) ?? name);
  return imported.filter((name) => name !== folder).sort();
}

function sourcesIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

/** Those of this workspace, for whatever use. */
function packagesOf(folder: string): string[] {
  const { dependencies, devDependencies } = readJson(folder, 'package.json') as Partial<
    Record<'dependencies' | 'devDependencies', object>
  >;
  const names = Object.keys({ ...dependencies, ...devDependencies });
  return names.map((name) => folderOfPackage.get(name) ?? name);
}

describe('the references of TypeScript', () => {
  it('name every project in tsconfig.json of the workspace', () => {
    expect(referencesOf('.')).toEqual([...projects].sort());
  });

  it.each(projects)('name what the sources of %s import, and nothing else', (folder) => {
    expect(referencesOf(folder)).toEqual(importsOf(folder));
  });
});

describe('package.json', () => {
  it.each(projects)('of %s names the packages of this workspace that its sources import', (folder) => {
    expect(packagesOf(folder)).toEqual(expect.arrayContaining(importsOf(folder)));
  });
});
