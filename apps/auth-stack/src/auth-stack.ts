/**
 * The user pool that every API stack of a stage stands on, and the contract by which they find it.
 */
import { addUserPoolOutputs, ApiGatewayAccount, PublishedContract, UserPool } from '@m2m/cognito-m2m';
import { StageStack, type StageStackProps } from '@m2m/stages';
import type { Construct } from 'constructs';

export class AuthStack extends StageStack {
  constructor(scope: Construct, id: string, { stage }: StageStackProps) {
    super(scope, id, { stage });

    const userPool = new UserPool(this, 'user-pool', {
      userPoolName: this.nameInAws,
      region: stage.region,
      domain: stage.domainPrefix !== undefined ? { prefix: stage.domainPrefix } : stage.customDomain,
      deletionProtection: stage.deletionProtection,
    });
    new PublishedContract(this, 'contract', { userPool, contract: this.nameInAws });
    if (stage.apiGatewayAccount) {
      new ApiGatewayAccount(this, 'api-gateway-account', { roleName: `${this.nameInAws}-api-gateway-logs` });
    }
    addUserPoolOutputs(this, userPool);
  }
}
