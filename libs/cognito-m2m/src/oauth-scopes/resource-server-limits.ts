/** What Cognito accepts of a resource server, from its API reference and quota pages. */
import { checkCount, checkText, ConstructPropsError, quote, type TextLimits } from '@m2m/construct-props';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';

/** 25 at first; AWS raises the quota up to this on request. */
export const resourceServersPerPool = 300;

const longestFullName = 256;

export const identifier: TextLimits = {
  minLength: 1,
  maxLength: 256,
  character: /[\x21\x23-\x5b\x5d-\x7e]/,
  allowed: '1-256 printable ASCII characters except space, " and \\',
};

export const resourceServerName: TextLimits = {
  minLength: 1,
  maxLength: 256,
  character: /[\w\s+=,.@-]/,
  allowed: '1-256 letters, digits, white space and _+=,.@-',
};

const scopeName: TextLimits = {
  minLength: 1,
  maxLength: 256,
  character: /[\x21\x23-\x2e\x30-\x5b\x5d-\x7e]/,
  allowed: '1-256 printable ASCII characters except space, ", \\ and /',
};

const scopeDescription: TextLimits = {
  minLength: 1,
  maxLength: 256,
  character: /[^]/,
  allowed: '1-256 characters',
};

/** A name that says the same as the identifier as far as a name can. */
export function nameOf(resourceServerIdentifier: string): string {
  return Token.isUnresolved(resourceServerIdentifier)
    ? resourceServerIdentifier
    : String(resourceServerIdentifier).replaceAll(/[^\w\s+=,.@-]/g, '-');
}

/** @throws ConstructPropsError for the first scope that Cognito would refuse */
export function checkScopes(
  construct: IConstruct,
  resourceServerIdentifier: string,
  scopes: Readonly<Record<string, string>>,
): void {
  checkCount(construct, 'scopes', Object.keys(scopes), { min: 1, max: 100 });
  for (const [name, description] of Object.entries(scopes)) {
    checkText(construct, 'scope', name, scopeName);
    checkText(construct, `description of scope ${quote(name)}`, description, scopeDescription);
    const fullName = `${resourceServerIdentifier}/${name}`;
    if (!Token.isUnresolved(fullName) && fullName.length > longestFullName) {
      throw new ConstructPropsError(
        construct,
        `scope ${quote(fullName)} has ${fullName.length.toString()} characters with its identifier; allowed are ${longestFullName.toString()}`,
      );
    }
  }
}
