/**
 * The names under which auth-stack publishes its user pool in SSM. Both sides of the contract take them from here.
 */
import { checkText, ConstructPropsError, quote, type TextLimits } from '@m2m/construct-props';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';

/** Every parameter of the contract. */
export const contractParameters = {
  userPoolId: 'CognitoUserPoolId',
  userPoolArn: 'CognitoUserPoolArn',
  tokenUrl: 'CognitoTokenUrl',
  issuer: 'CognitoIssuer',
} as const;

/** A pool's attribute that the contract holds. */
export type ContractAttribute = keyof typeof contractParameters;

const longestParameter = 'CognitoUserPoolArn'.length;
// SSM counts the ARN in front of the name, too: arn:aws:ssm:<region>:<account>:parameter.
const longestArnPrefix = 'arn:aws:ssm:ap-northeast-99:123456789012:parameter'.length;

const contractLimits: TextLimits = {
  minLength: 1,
  maxLength: 1011 - longestArnPrefix - longestParameter - 2,
  character: /[a-zA-Z0-9_./-]/,
  pattern: /^[^/](?:(?!\/\/).)*(?<!\/)$/,
  allowed: 'letters, digits and _.- in at most 14 levels, separated by single slashes',
};

/** @throws ConstructPropsError when SSM would refuse a parameter under this name */
export function checkContractName(construct: IConstruct, contract: string): void {
  checkText(construct, 'contract', contract, contractLimits);
  if (Token.isUnresolved(contract)) {
    return;
  }
  if (/^(?:aws|ssm)/i.test(contract)) {
    throw new ConstructPropsError(
      construct,
      `contract ${quote(contract)} starts with "${contract.slice(0, 3)}", which SSM reserves; choose another name`,
    );
  }
  if (contract.split('/').length > 14) {
    const levels = contract.split('/').length.toString();
    throw new ConstructPropsError(
      construct,
      `contract ${quote(contract)} has ${levels} levels; allowed are 14`,
    );
  }
}

/** `/<contract>/<parameter>`, such as `/auth-stack-dev/CognitoUserPoolId`. */
export function parameterName(contract: string, attribute: ContractAttribute): string {
  return `/${contract}/${contractParameters[attribute]}`;
}
