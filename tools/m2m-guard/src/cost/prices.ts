/**
 * What AWS charges for machine-to-machine tokens. The one place that knows a price; every output names source and date.
 *
 * Not confirmed: AWS's own page fills its tables in by script and could not be read here, so the price is the one of its
 * worked examples as others quote it. From some number of requests per month on AWS charges less; where the steps are
 * sources disagree, so every request costs the first step's price here, and a large figure is an upper bound.
 */
export interface Price {
  readonly usd: number;
  readonly source: string;
}

export interface Prices {
  /** Of one successful answer of the token endpoint. There is no free tier. */
  readonly tokenRequest: Price;
  /** Of one client and month. */
  readonly clientMonth: Price;
  /** When somebody last looked, `YYYY-MM-DD`. */
  readonly checkedOn: string;
}

export const prices: Prices = {
  tokenRequest: {
    usd: 0.002_25,
    source: 'https://aws.amazon.com/cognito/pricing/',
  },
  // 6 USD until AWS dropped this part of the price on 3 November 2025.
  clientMonth: {
    usd: 0,
    source:
      'https://aws.amazon.com/about-aws/whats-new/2025/11/amazon-cognito-removes-machine-machine-app-client-price-dimension/',
  },
  checkedOn: '2026-11-25',
};
