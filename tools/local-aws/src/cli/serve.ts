/** `serve`: a local AWS in the foreground until somebody ends it. */
import { reporter } from '../background/start-report';
import { startLocalAws, type LocalAws } from '../local-aws';

/** Runs until SIGINT, SIGTERM or SIGHUP, or until moto ends. Gives back the exit code. */
export async function serve(port: number): Promise<number> {
  const report = reporter(process.env);
  const print = (line: string): void => {
    console.log(line);
  };
  const signal = nextSignal();
  let ready = false;
  const log = (line: string): void => {
    print(line);
    if (!ready) {
      report({ kind: 'progress', line });
    }
  };
  let aws: LocalAws;
  try {
    aws = await startLocalAws({ port, log });
  } catch (error) {
    report({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    throw error;
  }
  ready = true;
  print(welcome(aws));
  report({ kind: 'ready', port: aws.port, pid: process.pid });

  const why = await Promise.race([signal, aws.ended.then(() => 'moto ended')]);
  print(`local AWS: ${why}; everything in it is gone`);
  await aws.stop();
  return why === 'moto ended' ? 1 : 0;
}

function welcome({ endpoint, motoVersion, motoLauncher }: LocalAws): string {
  return [
    `local AWS at ${endpoint} (moto ${motoVersion} from ${motoLauncher}, pid ${process.pid})`,
    `  for any AWS client:  AWS_ENDPOINT_URL=${endpoint} AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_REGION=us-east-1`,
    '  everything is kept in memory and gone when this ends: Ctrl-C',
  ].join('\n');
}

function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => {
        resolve(`stopped by ${name}`);
      });
    }
  });
}
