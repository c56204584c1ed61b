/** What Lambda accepts, from its API reference and quota pages. */
import type { NumberLimits, TextLimits } from '@m2m/construct-props';
import { checkNumber, checkText, ConstructPropsError, quote } from '@m2m/construct-props';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';

/** The name is also that of the role, and both end at 64 characters. */
export const functionName: TextLimits = {
  minLength: 1,
  maxLength: 64,
  character: /[a-zA-Z0-9_-]/,
  allowed: '1-64 letters, digits, hyphens and underscores',
};

export const memoryMb: NumberLimits = { min: 128, max: 10_240, unit: 'MB' };

export const timeoutSeconds: NumberLimits = { min: 1, max: 900, unit: 'seconds' };

const environmentName: TextLimits = {
  minLength: 2,
  maxLength: 4096,
  character: /[a-zA-Z0-9_]/,
  pattern: /^[a-zA-Z]/,
  allowed: 'letters, digits and underscores, at least two, with a letter first',
};

/** Set by Lambda itself; a function cannot be created with one of them. */
const reservedVariables =
  /^(?:AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|REGION|DEFAULT_REGION|EXECUTION_ENV|LAMBDA_.*)|_HANDLER|_X_AMZN_TRACE_ID|LAMBDA_TASK_ROOT|LAMBDA_RUNTIME_DIR)$/;

const environmentBytes = 4096;

export function checkEnvironment(construct: IConstruct, environment: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(environment)) {
    if (reservedVariables.test(name)) {
      throw new ConstructPropsError(
        construct,
        `environment ${quote(name)} is set by Lambda itself; choose another name`,
      );
    }
    checkText(construct, 'environment', name, environmentName);
  }
  const known = Object.entries(environment).filter(([, value]) => !Token.isUnresolved(value));
  const bytes = Buffer.byteLength(JSON.stringify(Object.fromEntries(known)));
  // The values may be secrets: the message has their size alone.
  if (bytes > environmentBytes) {
    throw new ConstructPropsError(
      construct,
      `environment has ${bytes.toString()} bytes; allowed are ${environmentBytes.toString()} bytes over all variables`,
    );
  }
}

export function checkFunction(
  construct: IConstruct,
  props: { readonly name: string; readonly memory: number; readonly timeout: number },
): void {
  checkText(construct, 'functionName', props.name, functionName);
  checkNumber(construct, 'memoryMb', props.memory, memoryMb);
  checkNumber(construct, 'timeoutSeconds', props.timeout, timeoutSeconds);
}
