import { endpointOf, reachableUrl } from './reachable-url';

const apiUrl = 'https://abc.execute-api.eu-west-1.amazonaws.com/local/echo?a=1';

describe('reachableUrl', () => {
  it('is the URL itself on AWS', () => {
    expect(reachableUrl(apiUrl, undefined)).toBe(apiUrl);
  });

  it('moves the host into the path of a local AWS, and keeps path and query', () => {
    expect(reachableUrl(apiUrl, 'http://127.0.0.1:4566')).toBe(
      'http://127.0.0.1:4566/_host/abc.execute-api.eu-west-1.amazonaws.com/local/echo?a=1',
    );
  });
});

describe('endpointOf', () => {
  it('lets AWS_ENDPOINT_URL move a local stage to another port', () => {
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:5000' };
    expect(endpointOf('http://127.0.0.1:4566', env)).toBe('http://127.0.0.1:5000');
    expect(endpointOf('http://127.0.0.1:4566', {})).toBe('http://127.0.0.1:4566');
  });

  it('never lets AWS_ENDPOINT_URL redirect a stage that is on AWS', () => {
    expect(endpointOf(undefined, { AWS_ENDPOINT_URL: 'http://127.0.0.1:5000' })).toBeUndefined();
  });
});
