/**
 * Where a right holds: groups of resources, written as ARN patterns that are as narrow as AWS's names allow.
 *
 * Everything that has a name of ours begins with `<stack>-<stage>`. User pools and REST APIs get their ids from AWS, so
 * they can only be narrowed to account and region.
 */
import { nameInAws, type Stage } from '@m2m/stages';

const places = {
  functions: ({ here, name }) => [`arn:aws:lambda:${here}:function:${name}-*`],
  roles: ({ account, name }) => [`arn:aws:iam::${account}:role/${name}-*`],
  parameters: ({ here, name }) => [`arn:aws:ssm:${here}:parameter/${name}/*`],
  logGroups: ({ here, name }) => [
    `arn:aws:logs:${here}:log-group:/aws/lambda/${name}-*`,
    `arn:aws:logs:${here}:log-group:/aws/apigateway/${name}`,
    `arn:aws:logs:${here}:log-group:/aws/apigateway/${name}:*`,
  ],
  /** Listing log groups by prefix is a right on all of them. */
  everyLogGroup: ({ here }) => [`arn:aws:logs:${here}:log-group:*`],
  /** Describing parameters is a right on all of them; it shows no value. */
  everyParameter: ({ here }) => [`arn:aws:ssm:${here}:*`],
  userPools: ({ here }) => [`arn:aws:cognito-idp:${here}:userpool/*`],
  restApis: ({ region }) => [
    `arn:aws:apigateway:${region}::/restapis`,
    `arn:aws:apigateway:${region}::/restapis/*`,
  ],
  apiGatewayTags: ({ region }) => [`arn:aws:apigateway:${region}::/tags/*`],
  apiGatewayAccount: ({ region }) => [`arn:aws:apigateway:${region}::/account`],
  policies: ({ account, name }) => [`arn:aws:iam::${account}:policy/${name}-*`],
  oidcProvider: ({ account }) => [
    `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
  ],
  /** For actions that AWS cannot narrow. */
  everything: () => ['*'],
} satisfies Record<string, (around: Around) => string[]>;

interface Around {
  readonly account: string;
  readonly region: string;
  /** Region and account, as most ARNs have them. */
  readonly here: string;
  /** `<stack>-<stage>` */
  readonly name: string;
}

export type Place = keyof typeof places;

/** The ARN patterns of a place, for some stacks of a stage. */
export function arnPatterns(place: Place, stage: Stage, stacks: readonly string[]): string[] {
  const { region, accountId = '' } = stage;
  const patterns = stacks.flatMap((stack) =>
    places[place]({
      account: accountId,
      region,
      here: `${region}:${accountId}`,
      name: nameInAws(stack, stage),
    }),
  );
  return [...new Set(patterns)].sort();
}
