import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withMoto } from './moto';

const answering = `
const port = process.argv[process.argv.indexOf('-p') + 1];
require('node:http').createServer((request, response) => {
  response.statusCode = request.url === '/moto-api/data.json' ? 200 : 404;
  response.end();
}).listen(port, '127.0.0.1');`;

describe('moto for a maker of fixtures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moto-'));

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function program(name: string, script: string): string {
    const file = join(folder, name);
    writeFileSync(file, `#!${process.execPath}\n${script}`, { mode: 0o755 });
    return file;
  }

  it('answers while it is used, and has ended afterwards', async () => {
    let used = '';
    await withMoto(
      async (endpoint) => {
        used = endpoint;
        expect((await fetch(`${endpoint}/moto-api/data.json`)).ok).toBe(true);
      },
      program('answering', answering),
    );
    await expect(fetch(used)).rejects.toThrow('fetch failed');
  });

  it('has ended also when its user fails', async () => {
    let used = '';
    const failing = withMoto(
      (endpoint) => {
        used = endpoint;
        throw new Error('no such scenario');
      },
      program('answering', answering),
    );
    await expect(failing).rejects.toThrow('no such scenario');
    await expect(fetch(used)).rejects.toThrow('fetch failed');
  });

  it('fails when the program ends before it answers', async () => {
    const ending = withMoto(() => undefined, program('ending', 'process.exitCode = 3;'));
    await expect(ending).rejects.toThrow(
      /ending ended before it answered at http:\/\/127\.0\.0\.1:\d+: exit code 3$/,
    );
  });

  it('fails when there is no such program', async () => {
    const absent = join(folder, 'absent');
    await expect(withMoto(() => undefined, absent)).rejects.toThrow(`spawn ${absent} ENOENT`);
  });
});
