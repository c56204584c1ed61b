/** What is known of one request on its way through the gate; grows from the arrival to the answer. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { DataPlaneRequest } from '../../data-plane-port';

export interface GateRequest {
  readonly requestId: string;
  /** `x-amz-apigw-id` */
  readonly extendedRequestId: string;
  readonly receivedAt: Date;
  readonly region: string;
  readonly apiId: string;
  readonly stageName: string;
  /** Behind the stage, percent-encoded, begins with `/`. */
  readonly path: string;
  readonly http: DataPlaneRequest;
}

const stagePath = /^\/([^/]*)(\/.*)?$/;

export function gateRequest(region: string, apiId: string, http: DataPlaneRequest): GateRequest {
  const [, stageName = '', path = '/'] = stagePath.exec(http.path) ?? [];
  return {
    requestId: randomUUID(),
    extendedRequestId: randomBytes(11).toString('base64'),
    receivedAt: new Date(),
    region,
    apiId,
    stageName,
    path,
    http,
  };
}

/** `09/Apr/2015:12:34:56 +0000`, as in the logs of web servers. */
export function requestTime(date: Date): string {
  const [, day = '', month = '', year = '', time = ''] = date.toUTCString().replace(',', '').split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

/** Every value of a header, in the order received. */
export function headerValues(
  { headers }: Pick<DataPlaneRequest, 'headers'>,
  lowerCaseName: string,
): string[] {
  return headers.filter(([name]) => name.toLowerCase() === lowerCaseName).map(([, value]) => value);
}
