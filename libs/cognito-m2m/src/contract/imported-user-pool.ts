/**
 * The user pool of another stack, read from the contract that it publishes.
 */
import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { Construct } from 'constructs';
import type { IUserPool, UserPoolIdentity } from '../user-pool/user-pool-interface';
import {
  checkContractName,
  type ContractAttribute,
  contractParameters,
  parameterName,
} from './contract-parameters';

export class ImportedUserPool extends Construct implements IUserPool {
  /**
   * Reads a published contract. A parameter that is not there fails the plan.
   *
   * @param contract the name that the contract was published under, such as `auth-stack-dev`
   * @throws ConstructPropsError when SSM has no such names
   */
  static fromContract(scope: Construct, id: string, contract: string): ImportedUserPool {
    return new ImportedUserPool(scope, id, contract);
  }

  readonly userPoolId: string;
  readonly userPoolArn: string;
  readonly tokenUrl: string;
  readonly issuer: string;
  readonly identity: UserPoolIdentity;

  private constructor(scope: Construct, id: string, contract: string) {
    super(scope, id);
    checkContractName(this, contract);
    this.identity = { kind: 'contract', name: contract };
    this.userPoolId = this.read(contract, 'userPoolId');
    this.userPoolArn = this.read(contract, 'userPoolArn');
    this.tokenUrl = this.read(contract, 'tokenUrl');
    this.issuer = this.read(contract, 'issuer');
  }

  private read(contract: string, attribute: ContractAttribute): string {
    const name = parameterName(contract, attribute);
    const parameter = new DataAwsSsmParameter(this, contractParameters[attribute], {
      name,
      withDecryption: false,
    });
    // `value` is sensitive in the provider, and would hide every id made of it.
    return parameter.insecureValue;
  }
}
