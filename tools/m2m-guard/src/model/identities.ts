/**
 * Which thing an id means. In a configuration an id is a reference to a block; in a plan or a state it may be the text that
 * AWS gave. Both must lead to the same thing.
 */
import type { Block } from '../documents/block';
import { isPublisher, isReader, parameterValueNames } from '../documents/contract';
import { Attribute, Composed, Unclear, type Value } from '../documents/value';

/** Equal for equal things, over all stacks. */
export type Key = string;

export function keyOf({ stack, address }: Block): Key {
  return `${stack}:${address}`;
}

export class Identities {
  private readonly byId = new Map<string, Block>();
  /** Pools that one document knows by the id that AWS gave, and another by the block that makes them. */
  private readonly poolsReadByName = new Map<string, Key>();

  constructor(blocks: readonly Block[]) {
    for (const block of blocks) {
      if (block.mode !== 'managed' || !identified.includes(block.type)) continue;
      const id = block.attribute('id');
      if (typeof id === 'string') this.byId.set(`${block.type}:${id}`, block);
    }
    this.followReadIds(blocks);
  }

  /** The plan of one stack read the id from a parameter; the configuration of another publishes it without knowing it. */
  private followReadIds(blocks: readonly Block[]): void {
    const published = new Map(
      blocks.filter(isPublisher).map((block) => [block.attribute('name'), parameterValue(block)]),
    );
    for (const reader of blocks.filter(isReader)) {
      const read = parameterValue(reader);
      const source = published.get(reader.attribute('name'));
      if (typeof read !== 'string' || !(source instanceof Attribute || source instanceof Composed)) continue;
      const [known, made] = [this.poolById(read), this.poolOf(source)];
      if (typeof known === 'string' && typeof made === 'string') this.poolsReadByName.set(known, made);
    }
  }

  /** The block of one of these types that an id stands for; undefined when it is none of ours. */
  blockOf(value: Value | undefined, ...types: readonly string[]): Block | undefined {
    if (value instanceof Attribute) return types.includes(value.block.type) ? value.block : undefined;
    if (typeof value !== 'string') return undefined;
    for (const type of types) {
      const block = this.byId.get(`${type}:${value}`);
      if (block !== undefined) return block;
    }
    return undefined;
  }

  /**
   * The user pool that an id, an ARN or an issuer stands for.
   *
   * A pool that no document here makes is known by its id, or by the parameter that its id is read from: by convention the
   * names of a pool's parameters differ in their last word.
   */
  poolOf(value: Value | undefined): Key | Unclear | undefined {
    if (value === undefined || value instanceof Unclear) return value;
    if (typeof value === 'string') return this.poolById(value);
    if (value instanceof Composed) {
      const pool = value.parts.findLast((part) => part instanceof Attribute && isOfPool(part));
      return pool === undefined ? new Unclear('it names no user pool') : this.poolOf(pool);
    }
    if (!(value instanceof Attribute)) return new Unclear('it names no user pool');
    const { block } = value;
    return this.poolOfBlock(block) ?? new Unclear(`it depends on ${block.address}`);
  }

  private poolOfBlock(block: Block): Key | Unclear | undefined {
    switch (`${block.mode} ${block.type}`) {
      case 'managed aws_cognito_user_pool':
        return this.poolKey(block);
      case 'data aws_cognito_user_pool':
        return this.poolOf(block.attribute('user_pool_id'));
      case 'data aws_cognito_user_pools':
        return named('pools', block);
      case 'data aws_ssm_parameter':
        return named('parameter', block)?.replace(
          /[_.-]?(?:(?:user)?[_.-]?pool)?[_.-]?(?:id|arn|issuer)$/i,
          '',
        );
      default:
        return undefined;
    }
  }

  poolKey(block: Block): Key {
    const id = block.attribute('id');
    return typeof id === 'string' ? `pool ${id}` : keyOf(block);
  }

  private poolById(text: string): Key | Unclear {
    const id = /(?:^|[/:])([a-z]{2}(?:-[a-z]+)+-\d_[A-Za-z0-9]+)$/.exec(text)?.[1];
    if (id === undefined) return new Unclear('it names no user pool');
    return this.poolsReadByName.get(`pool ${id}`) ?? `pool ${id}`;
  }
}

/** Types whose ids other blocks refer to. */
const identified = [
  'aws_api_gateway_authorizer',
  'aws_api_gateway_deployment',
  'aws_api_gateway_resource',
  'aws_api_gateway_rest_api',
  'aws_apigatewayv2_api',
  'aws_apigatewayv2_authorizer',
  'aws_cognito_user_pool_client',
];

function named(kind: string, block: Block): Key | undefined {
  const name = block.attribute('name');
  return typeof name === 'string' ? `${kind} ${name}` : undefined;
}

function parameterValue(block: Block): Value | undefined {
  return parameterValueNames.map((name) => block.attribute(name)).find((value) => value !== undefined);
}

function isOfPool({ block }: Attribute): boolean {
  return block.type === 'aws_cognito_user_pool' || block.type === 'aws_ssm_parameter';
}
