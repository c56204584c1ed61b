/** Which attributes hold secrets: a reference to one is never followed to its text, so that no message can show it. */
import type { Block } from './block';
import { Unclear } from './value';

const secretNames =
  /secret|password|passphrase|private_key|credential|access_key|auth_token|certificate_body|^environment$|_wo$/;

/** Types that hold a secret under a name that does not say so. */
const types: readonly string[] = ['aws_ssm_parameter'];
const plainTypes: readonly unknown[] = ['String', 'StringList'];

export const secret = new Unclear('it is a secret, which this tool does not follow');

export function isSecret(block: Block, attribute: string): boolean {
  if (secretNames.test(attribute)) return true;
  return attribute === 'value' && types.includes(block.type) && isEncrypted(block);
}

/** A reader that does not know the type yet holds nothing. */
function isEncrypted(block: Block): boolean {
  const type = block.attribute('type');
  return block.mode === 'managed'
    ? !plainTypes.includes(type)
    : type !== undefined && !plainTypes.includes(type);
}
