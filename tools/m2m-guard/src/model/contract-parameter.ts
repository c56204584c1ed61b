/** SSM parameters by which one stack tells others what it made. */
import { isPublisher } from '../documents/contract';
import type { Document } from '../documents/document';
import { Attribute, partsOf, type Unclear, type Value } from '../documents/value';
import type { ModelContext } from './model-context';
import { placeOf, type Place } from './place';

export interface PublishedParameter extends Place {
  readonly name: string | Unclear | undefined;
  readonly type: string | Unclear | undefined;
  /** The attribute that holds the value: only `insecure_value` can be read in a plan. */
  readonly valueIn: 'insecure_value' | 'value' | 'value_wo' | undefined;
  /**
   * True when it publishes an attribute of a user pool, its domain or its clients, by reference or as the text that AWS made
   * of it: then it is part of a contract. A secret of a client is none.
   */
  readonly isOfPool: boolean;
}

export interface ReadParameter extends Place {
  readonly name: string | Unclear | undefined;
  /** Stacks of this check that publish it. */
  readonly publishers: readonly string[];
  /** True when a plan has read it: then AWS has it, whoever published it. */
  readonly wasRead: boolean;
}

/** A parameter as the state of a stack has it. */
export interface PublishedBefore extends Place {
  readonly name: string;
}

/** Parameters that AWS itself publishes. */
const ownedByAws = '/aws/';

/** Id of a user pool, its ARN, its issuer, and the addresses of its domain. */
const textsOfPool: readonly RegExp[] = [
  /^[a-z]{2}(?:-[a-z]+)+-\d_[A-Za-z0-9]+$/,
  /^arn:aws[a-z-]*:cognito-idp:[^:]*:[^:]*:userpool\//,
  /^https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com\//,
  /^https:\/\/[a-z0-9-]+\.auth\.[a-z0-9-]+\.amazoncognito\.com(?:\/|$)/,
];

const valueAttributes = ['insecure_value', 'value', 'value_wo'] as const;

export function publishedParameters(context: ModelContext): PublishedParameter[] {
  return context.resources('aws_ssm_parameter').map((reader) => {
    const valueIn = valueAttributes.find((attribute) => reader.block.configured.includes(attribute));
    return {
      name: reader.text('name'),
      type: reader.text('type'),
      valueIn,
      isOfPool:
        valueIn !== undefined &&
        (isOfPool(reader.block.attribute(valueIn)) ||
          reader.block
            .references(valueIn)
            .some(({ block, attribute }) => isPublicOfPool(block.type, attribute))),
      ...placeOf(reader.block),
    };
  });
}

export function readParameters(context: ModelContext): ReadParameter[] {
  return context
    .dataSources('aws_ssm_parameter')
    .map((reader) => ({ reader, name: reader.text('name') }))
    .filter(({ name }) => typeof name !== 'string' || !name.startsWith(ownedByAws))
    .map(({ reader, name }) => ({
      name,
      publishers: typeof name === 'string' ? context.contract.publishers(name).map(({ stack }) => stack) : [],
      wasRead: typeof reader.block.attribute('arn') === 'string',
      ...placeOf(reader.block),
    }));
}

export function publishedBefore(states: readonly Document[]): PublishedBefore[] {
  return states
    .flatMap(({ blocks }) => blocks)
    .filter(isPublisher)
    .flatMap((block) => {
      const name = block.attribute('name');
      return typeof name === 'string' ? [{ ...placeOf(block), name }] : [];
    });
}

function isOfPool(value: Value | undefined): boolean {
  if (value instanceof Attribute) return isPublicOfPool(value.block.type, value.name);
  if (typeof value === 'string') return textsOfPool.some((text) => text.test(value));
  return partsOf(value).some(isOfPool);
}

function isPublicOfPool(type: string, attribute: string | undefined): boolean {
  return type.startsWith('aws_cognito_user_pool') && attribute !== 'client_secret';
}
