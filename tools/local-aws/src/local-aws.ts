/** Puts the parts together: moto, what stands in front of it, the data plane, and the one endpoint. */
import { ControlPlaneServer } from './control-plane/control-plane';
import { operations } from './control-plane/operations';
import type { CreateDataPlane, DataPlane } from './data-plane-port';
import { MotoClient } from './moto/moto-client';
import { startMoto } from './moto/start-moto';
import { listen } from './server/endpoint';

export interface LocalAwsOptions {
  /** 0 chooses a free one. */
  readonly port: number;
  /** One line for people per control plane call and per event; nothing by default. */
  readonly log?: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
}

export interface LocalAws {
  /** `http://127.0.0.1:<port>`: the value for AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  readonly port: number;
  readonly motoVersion: string;
  /** Resolves when moto has ended, be it that `stop` was called or that it died. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const createDataPlane: CreateDataPlane = () => ({
  handle: () => Promise.resolve(undefined),
  observe: () => Promise.resolve(),
  close: () => Promise.resolve(),
});

/**
 * Starts a local AWS in this process.
 *
 * @throws NoMotoError when moto cannot be had
 * @throws the system's error when the port cannot be listened on
 */
export async function startLocalAws({
  port,
  log = () => undefined,
  env = process.env,
}: LocalAwsOptions): Promise<LocalAws> {
  const moto = await startMoto({ env, log });
  const client = new MotoClient(moto.port);
  const controlPlane = new ControlPlaneServer({
    moto: client,
    operations,
    observe: (event) => dataPlane.observe(event),
    reset: () => undefined,
    log,
  });
  let endpointUrl = '';
  const dataPlane: DataPlane = createDataPlane({
    controlPlane: {
      send: (request) => controlPlane.send(request),
      clientSecrets: () => Promise.resolve([]),
    },
    endpoint: () => endpointUrl,
    log,
  });
  const endpoint = await listen(port, {
    dataPlane,
    controlPlane: (request, response, target) => controlPlane.serve(request, response, target),
    health: () => ({ name: 'local-aws', pid: process.pid, motoVersion: moto.version }),
    log,
  }).catch(async (error: unknown) => {
    await moto.stop();
    throw error;
  });
  endpointUrl = `http://127.0.0.1:${endpoint.port}`;
  return {
    endpoint: endpointUrl,
    port: endpoint.port,
    motoVersion: moto.version,
    ended: moto.ended,
    stop: async () => {
      await endpoint.close();
      await dataPlane.close();
      client.close();
      await moto.stop();
    },
  };
}
