/**
 * What other stacks may know of a user pool, written to SSM by the stack that makes it.
 */
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Construct } from 'constructs';
import type { IUserPool } from '../user-pool/user-pool-interface';
import {
  checkContractName,
  type ContractAttribute,
  contractParameters,
  parameterName,
} from './contract-parameters';

export interface PublishedContractProps {
  readonly userPool: IUserPool;
  /** First levels of the parameter names: the name of the stack in AWS, such as `auth-stack-dev`. */
  readonly contract: string;
}

// SSM checks what is written, so that a wrong value stops in the stack that makes it and not in those that read it.
const allowedPatterns: Readonly<Record<ContractAttribute, string>> = {
  userPoolId: '^[a-z0-9-]+_[A-Za-z0-9]+$',
  userPoolArn: '^arn:aws:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[a-z0-9-]+_[A-Za-z0-9]+$',
  tokenUrl: '^https://[a-z0-9.-]+/oauth2/token$',
  issuer: '^https://[a-z0-9.-]+/[a-z0-9-]+_[A-Za-z0-9]+$',
};

export class PublishedContract extends Construct {
  /** @throws ConstructPropsError when SSM would refuse the names */
  constructor(scope: Construct, id: string, { userPool, contract }: PublishedContractProps) {
    super(scope, id);
    checkContractName(this, contract);
    for (const attribute of Object.keys(contractParameters) as ContractAttribute[]) {
      new SsmParameter(this, contractParameters[attribute], {
        name: parameterName(contract, attribute),
        type: 'String',
        // Public ids: `value` would be hidden from the people who review a plan.
        insecureValue: userPool[attribute],
        allowedPattern: allowedPatterns[attribute],
      });
    }
  }
}
