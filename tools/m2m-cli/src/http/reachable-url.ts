/**
 * How an AWS URL is reached from here: the one place that knows how a local AWS takes requests for hosts that it cannot
 * have. No DNS name leads to it, so the host moves into the path; the stack's outputs stay what they are on AWS.
 */

/**
 * @param awsUrl as the stack's outputs name it
 * @param endpoint of a local AWS; undefined on AWS itself, where the URL is left alone
 */
export function reachableUrl(awsUrl: string, endpoint: string | undefined): string {
  if (endpoint === undefined) {
    return awsUrl;
  }
  const { host, pathname, search } = new URL(awsUrl);
  return `${endpoint.replace(/\/$/, '')}/_host/${host}${pathname}${search}`;
}

/**
 * Where the data plane of a stage is.
 *
 * @param stageEndpoint of a stage that is no AWS; a variable may then point to another port
 */
export function endpointOf(
  stageEndpoint: string | undefined,
  { AWS_ENDPOINT_URL: override }: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return stageEndpoint === undefined ? undefined : override || stageEndpoint;
}
