/**
 * Where a right holds: groups of resources, written as ARN patterns that are as narrow as AWS's names allow.
 *
 * Everything that has a name of ours begins with `<stack>-<stage>`. User pools and REST APIs get their ids from AWS, so
 * they can only be narrowed to account and region, and the rights on them are the same for all stacks.
 */
import { nameInAws, type Stage } from '@m2m/stages';

const placesOfStack = {
  functions: ({ here, name }) => [`arn:aws:lambda:${here}:function:${name}-*`],
  roles: ({ account, name }) => [`arn:aws:iam::${account}:role/${name}-*`],
  policies: ({ account, name }) => [`arn:aws:iam::${account}:policy/${name}-*`],
  parameters: ({ here, name }) => [`arn:aws:ssm:${here}:parameter/${name}/*`],
  logGroups: ({ here, name }) => [
    `arn:aws:logs:${here}:log-group:/aws/lambda/${name}-*`,
    `arn:aws:logs:${here}:log-group:/aws/apigateway/${name}`,
    `arn:aws:logs:${here}:log-group:/aws/apigateway/${name}:*`,
  ],
} satisfies Record<string, (around: Around & { readonly name: string }) => string[]>;

const sharedPlaces = {
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
}

type PlaceOfStack = keyof typeof placesOfStack;
export type Place = PlaceOfStack | keyof typeof sharedPlaces;

/** Whether a place has ARN patterns of its own for each stack. */
export function isPlaceOfStack(place: Place): place is PlaceOfStack {
  return Object.hasOwn(placesOfStack, place);
}

/** The ARN patterns of a place: those of some stacks, or those that all stacks share. */
export function arnPatterns(place: Place, stage: Stage, stacks: readonly string[]): string[] {
  const { region, accountId: account = '' } = stage;
  const around = { account, region, here: `${region}:${account}` };
  return isPlaceOfStack(place)
    ? stacks.flatMap((stack) => placesOfStack[place]({ ...around, name: nameInAws(stack, stage) }))
    : sharedPlaces[place](around);
}
