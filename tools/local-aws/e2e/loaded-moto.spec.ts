/** What all other specs start their clouds from in a full run: a moto that is loaded once (`tools/testing/src/loaded-moto`). */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { useLoadedMoto } from '@m2m/testing';
import { startMoto } from '../src/moto/start-moto';
import { AwsClient } from './aws-client';

/** Only there is a moto loaded once; elsewhere every spec starts its own. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

let folder: string;
let owner: ChildProcess;
let env: NodeJS.ProcessEnv;

beforeAll(() => {
  owner = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  delete process.env['LOCAL_AWS_MOTO'];
  folder = useLoadedMoto(owner.pid) ?? '';
  env = { ...process.env };
});

afterAll(() => {
  owner.kill();
  rmSync(folder, { recursive: true, force: true });
});

const start = (more: NodeJS.ProcessEnv = {}) => startMoto({ env: { ...env, ...more }, log: () => undefined });
const endpoint = ({ port }: { port: number }) => `http://127.0.0.1:${port}`;
/** Where calls find a process that forks. */
const addresses = () => readdirSync(folder).filter((name) => /^[0-9a-f]{8}$/.test(name));

onLinux('a moto that is loaded once', () => {
  it('gives each cloud a state and ids of its own', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(addresses()).toHaveLength(1);
    const [inOne, inOther] = [new AwsClient(endpoint(one)), new AwsClient(endpoint(other))];
    const made = await inOne.cognito('CreateUserPool', { PoolName: 'a' });
    expect(made.status).toBe(200);
    expect((await inOther.cognito('ListUserPools', { MaxResults: 9 })).json).toEqual({ UserPools: [] });
    const madeInOther = await inOther.cognito('CreateUserPool', { PoolName: 'a' });
    const idOf = ({ json }: typeof made) => (json['UserPool'] as { Id: string }).Id;
    expect(idOf(madeInOther)).not.toBe(idOf(made));

    await one.stop();
    await expect(fetch(endpoint(one))).rejects.toThrow('fetch failed');
    expect((await inOther.cognito('ListUserPools', { MaxResults: 9 })).json['UserPools']).toHaveLength(1);
    await other.stop();
  });

  it('says why moto cannot be loaded', async () => {
    mkdirSync(join(folder, 'broken/moto'), { recursive: true });
    writeFileSync(join(folder, 'broken/moto/__init__.py'), 'raise ImportError("half installed")\n');
    const broken = { MOTO_OF_THIS_SPEC: 'broken', PYTHONPATH: join(folder, 'broken') };
    await expect(start(broken)).rejects.toThrow('ImportError: half installed');
  });

  it('ends what it has loaded when the run that wanted it has ended', async () => {
    expect(addresses()).toHaveLength(1);
    owner.kill('SIGKILL');
    while (addresses().length > 0) {
      await pause(50);
    }
  });
});
