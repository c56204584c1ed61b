/** Tags and tier of user pools, which moto drops, and what it deletes although it should not. */
import { z } from 'zod';
import type { AwsAnswer } from '../../data-plane-port';
import { amended, answerJson } from '../answer-json';
import { AwsError } from '../aws-call';
import type { FrontOperation } from '../front-operation';
import { cognitoOperation, type CognitoCall } from './cognito-call';
import { displayName } from './constraints';
import { inUserPool, userPoolShape } from './user-pool-shape';

type Tags = Readonly<Record<string, string>>;

/** What is known of a user pool beside what moto keeps. */
interface Traits {
  readonly tags: Tags;
  readonly tier: string;
}

const tags = z.record(z.string(), z.string());
const tier = z.enum(
  ['LITE', 'ESSENTIALS', 'PLUS'],
  'Member must satisfy enum value set: [PLUS, LITE, ESSENTIALS]',
);
/** What a new user pool gets on AWS since November 2024. */
const defaultTier = 'ESSENTIALS';

export class UserPools {
  private readonly traits = new Map<string, Traits>();

  /** @param onDeleted is told the id of a user pool that is gone */
  constructor(private readonly onDeleted: (userPoolId: string) => void) {}

  clear(): void {
    this.traits.clear();
  }

  operations(): readonly FrontOperation[] {
    return [
      cognitoOperation({
        operation: 'CreateUserPool',
        does: 'adds',
        because: 'drops UserPoolTier; takes every name',
        input: z.object({
          PoolName: displayName(128),
          UserPoolTags: tags.optional(),
          UserPoolTier: tier.optional(),
        }),
        handle: async ({ input, forward }) => {
          const answer = await forward();
          const created = userPoolShape.safeParse(answerJson(answer));
          if (created.success) {
            this.traits.set(created.data.UserPool.Id, {
              tags: input.UserPoolTags ?? {},
              tier: input.UserPoolTier ?? defaultTier,
            });
          }
          return this.withTraits(answer);
        },
      }),
      cognitoOperation({
        operation: 'UpdateUserPool',
        does: 'adds',
        because: 'drops UserPoolTier, and with it the tags that TagResource set',
        input: inUserPool.extend({ UserPoolTags: tags.optional(), UserPoolTier: tier.optional() }),
        handle: async ({ input, forward }) => {
          const answer = await forward();
          if (answer.status < 300) {
            const before = this.of(input.UserPoolId);
            this.traits.set(input.UserPoolId, {
              tags: input.UserPoolTags ?? before.tags,
              tier: input.UserPoolTier ?? before.tier,
            });
          }
          return answer;
        },
      }),
      cognitoOperation({
        operation: 'DescribeUserPool',
        does: 'adds',
        because: 'does not know UserPoolTier and changed tags',
        input: inUserPool,
        handle: async ({ forward }) => this.withTraits(await forward()),
      }),
      cognitoOperation({
        operation: 'DeleteUserPool',
        does: 'checks',
        because: 'deletes a pool that is protected or has a domain',
        input: inUserPool,
        handle: (call) => this.delete(call),
      }),
      ...this.tagOperations(),
    ];
  }

  private tagOperations(): readonly FrontOperation[] {
    const because = 'is missing: changing a tag fails';
    const tagged = z.object({ ResourceArn: z.string() });
    const change = async <Input extends { ResourceArn: string }>(
      call: CognitoCall<Input>,
      next: (before: Tags) => Tags,
    ): Promise<object> => {
      const userPoolId = await this.poolOfArn(call);
      const before = this.of(userPoolId);
      this.traits.set(userPoolId, { ...before, tags: next(before.tags) });
      return {};
    };
    return [
      cognitoOperation({
        operation: 'TagResource',
        does: 'answers',
        because,
        input: tagged.extend({ Tags: tags }),
        handle: (call) => change(call, (before) => ({ ...before, ...call.input.Tags })),
      }),
      cognitoOperation({
        operation: 'UntagResource',
        does: 'answers',
        because,
        input: tagged.extend({ TagKeys: z.array(z.string()) }),
        handle: (call) =>
          change(call, (before) =>
            Object.fromEntries(Object.entries(before).filter(([key]) => !call.input.TagKeys.includes(key))),
          ),
      }),
      cognitoOperation({
        operation: 'ListTagsForResource',
        does: 'answers',
        because: 'is missing',
        input: tagged,
        handle: async (call) => ({ Tags: this.of(await this.poolOfArn(call)).tags }),
      }),
    ];
  }

  private of(userPoolId: string): Traits {
    return this.traits.get(userPoolId) ?? { tags: {}, tier: defaultTier };
  }

  private withTraits(answer: AwsAnswer): AwsAnswer {
    return amended(answer, (body) => {
      const pool = userPoolShape.parse(body).UserPool;
      const { tags: UserPoolTags, tier: UserPoolTier } = this.of(pool.Id);
      return { ...body, UserPool: { ...(body['UserPool'] as object), UserPoolTags, UserPoolTier } };
    });
  }

  private async delete({ ask, forward, input }: CognitoCall<z.infer<typeof inUserPool>>): Promise<AwsAnswer> {
    const { UserPool } = await ask('DescribeUserPool', { UserPoolId: input.UserPoolId }, userPoolShape);
    if (UserPool.DeletionProtection === 'ACTIVE') {
      throw new AwsError(
        'InvalidParameterException',
        'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      );
    }
    if (UserPool.Domain !== undefined) {
      throw new AwsError(
        'InvalidParameterException',
        'User pool cannot be deleted. It has a domain configured that should be deleted first.',
      );
    }
    const answer = await forward();
    this.traits.delete(input.UserPoolId);
    this.onDeleted(input.UserPoolId);
    return answer;
  }

  private async poolOfArn({ ask, input }: CognitoCall<{ ResourceArn: string }>): Promise<string> {
    const userPoolId = /:userpool\/(.+)$/.exec(input.ResourceArn)?.[1];
    if (userPoolId === undefined) {
      throw new AwsError('InvalidParameterException', `${input.ResourceArn} is not the ARN of a user pool.`);
    }
    await ask('DescribeUserPool', { UserPoolId: userPoolId }, userPoolShape);
    return userPoolId;
  }
}
