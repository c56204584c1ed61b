/** The last words: where everything is and what to type next. Pure. */
import { reachableUrl } from '@m2m/m2m-cli';

export interface Deployed {
  readonly stack: string;
  readonly stage: string;
  readonly apiUrl: string;
  readonly tokenUrl: string;
}

export interface RunningLocalAws {
  readonly endpoint: string;
  readonly port: number;
  readonly pid: number;
  readonly logFile: string;
  /** The endpoint that the stage names, where no variable is needed. */
  readonly isDefault: boolean;
}

/** A route of the API that one client may GET and another may POST to. */
const path = '/echo';

/** URLs, and two commands that work as they stand. */
export function nextSteps({ stack, stage, apiUrl, tokenUrl }: Deployed, aws: RunningLocalAws): string[] {
  const nx = `${aws.isDefault ? '' : `AWS_ENDPOINT_URL=${aws.endpoint} `}npx nx run ${stack}`;
  const localApiUrl = reachableUrl(apiUrl, aws.endpoint);
  return [
    'URLs',
    `  API     ${apiUrl}`,
    `          ${localApiUrl}`,
    `  tokens  ${tokenUrl}`,
    `          ${reachableUrl(tokenUrl, aws.endpoint)}`,
    '',
    'Go on with',
    `  curl -sS -H "Authorization: Bearer $(${nx}:token:${stage})" '${localApiUrl}${path}'`,
    `  ${nx}:call:${stage} --path=${path} --method=POST --data='{"hello":"world"}'`,
  ];
}

/** That the local AWS is still there, and how to be rid of it. */
export function keepsRunning({ endpoint, port, pid, logFile, isDefault }: RunningLocalAws): string[] {
  return [
    `The local AWS keeps running in the background at ${endpoint} (pid ${pid.toString()}).`,
    `  stop it      npx nx run local-aws:stop${isDefault ? '' : ` --port=${port.toString()}`}   (everything in it is gone then)`,
    `  see its log  tail -f ${quoted(logFile)}`,
  ];
}

/** For a shell; a path may hold a space. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
