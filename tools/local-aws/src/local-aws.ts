/** Puts the parts together: moto, what stands in front of it, the data plane, and the one endpoint. */
import { ControlPlaneServer } from './control-plane/control-plane';
import { createFront } from './control-plane/operations';
import { createDataPlane } from './data-plane';
import type { ControlPlaneEvent, DataPlane } from './data-plane-port';
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
  /** How moto was started, e.g. `moto_server on PATH`. */
  readonly motoLauncher: string;
  /** Resolves when moto has ended, be it that `stop` was called or that it died. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a local AWS in this process.
 *
 * @throws PortTakenError when the port is taken, before anything else is started
 * @throws NoMotoError when moto cannot be had
 */
export async function startLocalAws({
  port,
  log = () => undefined,
  env = process.env,
}: LocalAwsOptions): Promise<LocalAws> {
  let motoVersion: string | null = null;
  const health = () => ({ name: 'local-aws', pid: process.pid, motoVersion }) as const;
  const listening = await listen({ port, log, health });
  const endpoint = `http://127.0.0.1:${listening.port}`;
  const moto = await startMoto({ env, log }).catch(async (error: unknown) => {
    await listening.close();
    throw error;
  });
  motoVersion = moto.version;
  const client = new MotoClient(moto.port);
  const { controlPlane, dataPlane } = assemble(client, moto.version, endpoint, log);
  listening.serve({
    dataPlane,
    controlPlane: (request, response, target) => controlPlane.serve(request, response, target),
  });
  return {
    endpoint,
    port: listening.port,
    motoVersion: moto.version,
    motoLauncher: moto.launcher,
    ended: moto.ended,
    stop: async () => {
      await listening.close();
      await dataPlane.close();
      client.close();
      await moto.stop();
    },
  };
}

/** The two halves know each other: what passes the control plane is told to the data plane, which asks the control plane. */
function assemble(
  moto: MotoClient,
  motoVersion: string,
  endpoint: string,
  log: (line: string) => void,
): { readonly controlPlane: ControlPlaneServer; readonly dataPlane: DataPlane } {
  const observe = (event: ControlPlaneEvent): Promise<void> => dataPlane.observe(event);
  const controlPlane = new ControlPlaneServer({
    moto,
    motoVersion,
    front: createFront(observe),
    observe,
    log,
  });
  const dataPlane = createDataPlane({ controlPlane, endpoint, log });
  return { controlPlane, dataPlane };
}
