import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMoto } from './start-moto';

/** Programs that behave like the real ones as far as a launcher can see; PATH holds nothing else but the shell's own. */
describe('starting moto', () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;
  const logged: string[] = [];

  beforeEach(() => {
    logged.length = 0;
    folder = mkdtempSync(join(tmpdir(), 'moto launchers '));
    mkdirSync(join(folder, 'bin'));
    env = { PATH: join(folder, 'bin'), HOME: folder };
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const start = () => startMoto({ env, log: (line) => logged.push(line) });
  const program = (name: string, lines: string): void => {
    const file = join(folder, 'bin', name);
    writeFileSync(file, `#!/bin/sh\n${lines}\n`);
    chmodSync(file, 0o755);
  };
  /** Prints what moto prints, then stays until it is ended. */
  const listensOn = (port: number): string =>
    `echo "$@" >"$HOME/arguments"; echo " * Running on http://127.0.0.1:${port}" >&2; while :; do /bin/sleep 1; done`;
  const argumentsSeen = (): string => readFileSync(join(folder, 'arguments'), 'utf8').trim();

  it('takes the moto_server on PATH first, and asks the Python beside it for the version', async () => {
    program('moto_server', listensOn(4001));
    program('python3', 'echo 5.1.9');
    program('uvx', listensOn(4002));
    const moto = await start();
    expect(moto).toMatchObject({ port: 4001, version: '5.1.9', launcher: 'moto_server on PATH' });
    expect(argumentsSeen()).toBe('-H 127.0.0.1 -p 0');
    await moto.stop();
  });

  it('passes over a moto that is too old', async () => {
    program('moto_server', listensOn(4001));
    program('python3', 'echo 4.2.14');
    program('uvx', listensOn(4002));
    const moto = await start();
    expect(moto).toMatchObject({ port: 4002, version: '5.2.1', launcher: 'uvx' });
    expect(argumentsSeen()).toBe('--from moto[server]==5.2.1 moto_server -H 127.0.0.1 -p 0');
    expect(logged).toEqual(['getting moto 5.2.1 with uvx; the first time takes a minute']);
    await moto.stop();
  });

  it('uses pipx when there is no uvx', async () => {
    program('pipx', listensOn(4003));
    const moto = await start();
    expect(moto).toMatchObject({ port: 4003, launcher: 'pipx run' });
    expect(argumentsSeen()).toBe('run --spec moto[server]==5.2.1 moto_server -H 127.0.0.1 -p 0');
    await moto.stop();
  });

  it('makes a virtual environment once when there is only Python', async () => {
    program(
      'python3',
      // Makes a folder with a program that plays the environment's own Python: pip installs, moto listens.
      `/bin/mkdir -p "$3/bin"; printf '%s\\n' '#!/bin/sh' 'echo "$@" >>"$HOME/venv-calls"' ` +
        `'[ "$2" = pip ] && exit 0' '${listensOn(4004)}' >"$3/bin/python"; /bin/chmod +x "$3/bin/python"`,
    );
    for (let round = 0; round < 2; round++) {
      const moto = await start();
      expect(moto).toMatchObject({ port: 4004, launcher: 'a virtual environment of our own' });
      await moto.stop();
    }
    expect(logged).toEqual([
      `installing moto 5.2.1 into ${folder}/.cache/m2m-local-aws/moto-5.2.1; once, takes a minute`,
    ]);
    expect(readFileSync(join(folder, 'venv-calls'), 'utf8').trim().split('\n')).toEqual([
      '-m pip install --quiet --disable-pip-version-check moto[server]==5.2.1',
      '-m moto.server -H 127.0.0.1 -p 0',
      '-m moto.server -H 127.0.0.1 -p 0',
    ]);
  });

  it('leaves nothing half-made behind when pip fails', async () => {
    program(
      'python3',
      `/bin/mkdir -p "$3/bin"; printf '%s\\n' '#!/bin/sh' 'echo "no network" >&2; exit 1' >"$3/bin/python"; /bin/chmod +x "$3/bin/python"`,
    );
    await expect(start()).rejects.toThrow('a virtual environment of our own: no network');
    expect(existsSync(join(folder, '.cache/m2m-local-aws/moto-5.2.1'))).toBe(false);
  });

  it('asks Docker where it published the port', async () => {
    program(
      'docker',
      `case "$1" in version) echo 28;; port) echo 127.0.0.1:49155;; run) ${listensOn(5000)};; esac`,
    );
    const moto = await start();
    expect(moto).toMatchObject({ port: 49155, launcher: 'Docker' });
    expect(argumentsSeen()).toMatch(
      /^run --rm --name local-aws-moto-\d+-[0-9a-f]{8} --publish 127\.0\.0\.1::5000 .*motoserver\/moto:5\.2\.1$/,
    );
    await moto.stop();
  });

  it('fails when nothing works, and lists what was tried and why it failed', async () => {
    program('uvx', 'echo "error: no such package" >&2; exit 2');
    program('docker', 'echo "Cannot connect to the Docker daemon" >&2; exit 1');
    await expect(start()).rejects.toThrow(
      [
        'moto, which plays the AWS APIs here, could not be started. Tried, in this order:',
        '  moto_server on PATH: no moto_server on PATH',
        '  uvx: ended with exit code 2: error: no such package',
        '  pipx run: no pipx on PATH',
        '  a virtual environment of our own: no python3 on PATH',
        '  Docker: docker is installed, but its daemon does not answer (Cannot connect to the Docker daemon)',
        'Any one of them is enough; with Python 3: pip install "moto[server]==5.2.1"',
      ].join('\n'),
    );
  });

  it('tries nothing but what LOCAL_AWS_MOTO names', async () => {
    program('uvx', listensOn(4002));
    env['LOCAL_AWS_MOTO'] = 'pipx';
    await expect(start()).rejects.toThrow('  pipx run: no pipx on PATH');
    program('mine', listensOn(4005));
    program('python3', 'echo 5.2.1');
    env['LOCAL_AWS_MOTO'] = join(folder, 'bin/mine');
    const moto = await start();
    expect(moto.port).toBe(4005);
    await moto.stop();
  });

  it('fails when LOCAL_AWS_MOTO names nothing known', async () => {
    env['LOCAL_AWS_MOTO'] = 'podman';
    await expect(start()).rejects.toThrow(
      'LOCAL_AWS_MOTO: received "podman"; allowed are installed, uvx, pipx, venv, docker, or the path of a moto_server',
    );
  });
});
