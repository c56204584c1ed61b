/** A stand-in for AWS that knows who is asking and refuses the state bucket, or does not even know who is asking. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** Region that S3 names when a bucket lies elsewhere. */
  readonly bucketRegion?: string;
}

export interface RefusingAws {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** @param refusals what STS and S3 answer with; a service that is not named is content */
export async function startRefusingAws(refusals: {
  readonly sts?: Refusal;
  readonly s3?: Refusal;
}): Promise<RefusingAws> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      // STS is called by POST on the root, S3 never.
      const service = request.method === 'POST' && request.url === '/' ? 'sts' : 's3';
      const refusal = refusals[service];
      response.writeHead(refusal?.status ?? 200, {
        'content-type': 'text/xml',
        ...(refusal?.bucketRegion !== undefined && { 'x-amz-bucket-region': refusal.bucketRegion }),
      });
      response.end(refusal === undefined ? somebody : answers[service](refusal));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const somebody =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
  '<Arn>arn:aws:iam::111122223333:user/somebody</Arn><UserId>somebody</UserId><Account>111122223333</Account>' +
  '</GetCallerIdentityResult></GetCallerIdentityResponse>';

/** The shapes of the AWS query protocol and of S3's REST XML. */
const answers = {
  sts: ({ code }: Refusal) =>
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>refused</Message></Error></ErrorResponse>`,
  s3: ({ code }: Refusal) => `<Error><Code>${code}</Code><Message>refused</Message></Error>`,
};
