import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/**
 * Lets every local AWS that this process and its children start from now on take its moto from one that is loaded already
 * (moto_server.py). Somebody who has chosen a moto, or has none installed, keeps what local-aws does by itself; so does
 * everybody but Linux, where a process can be forked that has loaded half of Python's libraries.
 *
 * @param owner id of the process with which the loaded moto ends
 * @returns the folder that it uses; undefined when nothing was changed
 */
export function useLoadedMoto(owner = process.pid): string | undefined {
  if (process.env['LOCAL_AWS_MOTO'] || process.platform !== 'linux') {
    return undefined;
  }
  const python = pythonOfMoto();
  if (python === undefined) {
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'moto-'));
  const program = join(folder, 'moto_server');
  const script = readFileSync(join(__dirname, 'moto_server.py'), 'utf8');
  writeFileSync(program, `#!${python}\n${script}`, { mode: 0o755 });
  Object.assign(process.env, {
    LOCAL_AWS_MOTO: program,
    LOADED_MOTO_FOLDER: folder,
    LOADED_MOTO_OWNER: String(owner),
  });
  return folder;
}

/** The Python that runs the moto_server on PATH: its first line names it, or it lies beside a version manager's shim. */
function pythonOfMoto(): string | undefined {
  const installed = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'moto_server'))
    .find(isFile);
  if (installed === undefined) {
    return undefined;
  }
  const [, named] = /^#!(\S*python\S*)\n/.exec(readFileSync(installed, 'latin1')) ?? [];
  return [named, join(dirname(installed), 'python3')]
    .filter((file) => file !== undefined)
    .filter(isFile)
    .map(executableWithMoto)
    .find((file) => file !== '');
}

/** The program behind a shim; empty when it has no moto. */
function executableWithMoto(python: string): string {
  const question = "import sys, importlib.util as u; print(sys.executable if u.find_spec('moto') else '')";
  return spawnSync(python, ['-c', question], { encoding: 'utf8' }).stdout.trim();
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
