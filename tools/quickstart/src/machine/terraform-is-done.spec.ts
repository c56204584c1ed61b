import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { terraformIsDone } from './terraform-is-done';

const stage = { name: 'local', state: { bucket: 'states', region: 'us-east-1' } };

describe('terraformIsDone', () => {
  it('waits as long as the lock of a state of the stage is there', async () => {
    const answers = ['<Key>local/echo-api.tfstate.tflock</Key>', '<Key>local/echo-api.tfstate</Key>'];
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end(answers.shift());
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

    await terraformIsDone(stage, `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`);

    expect(asked).toEqual(Array(2).fill('/states?list-type=2&prefix=local%2F'));
    server.close();
  });

  it('does not wait where nobody is there to hold a lock, or where there is no bucket', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
    server.close();

    await expect(terraformIsDone(stage, endpoint)).resolves.toBeUndefined();
    await expect(terraformIsDone({ ...stage, state: undefined }, endpoint)).resolves.toBeUndefined();
  });
});
