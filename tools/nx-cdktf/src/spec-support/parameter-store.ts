/** SSM as far as GetParameter goes, over real HTTP, for specs. A HEAD asks whether anybody is there. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StoredParameter {
  readonly arn?: string;
  readonly version: number;
  /** Seconds since 1970. */
  readonly lastModified: number;
  /** Default: "a value". */
  readonly value?: string;
  /** Default: String. */
  readonly type?: string;
}

export class ParameterStore {
  /** By name; may be changed at any time. */
  readonly parameters = new Map<string, StoredParameter>();
  /** Name of the error that every call gets from now on; undefined for none. */
  error: string | undefined;
  /** Called after each answer. */
  onAnswer: () => void = () => undefined;

  readonly #server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      if (request.method === 'HEAD') {
        response.end();
        return;
      }
      const { Name: name } = JSON.parse(body) as { Name: string };
      const parameter = this.parameters.get(name);
      const error = this.error ?? (parameter === undefined ? 'ParameterNotFound' : undefined);
      response.writeHead(error === undefined ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(error === undefined ? answerOf(name, parameter) : { __type: error }));
      this.onAnswer();
    });
  });

  /** The endpoint, as a stage names it. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

function answerOf(
  name: string,
  { arn, version, lastModified, value = 'a value', type = 'String' }: StoredParameter = {
    version: 0,
    lastModified: 0,
  },
) {
  return {
    Parameter: {
      Name: name,
      ARN: arn,
      Version: version,
      LastModifiedDate: lastModified,
      Value: value,
      Type: type,
    },
  };
}
