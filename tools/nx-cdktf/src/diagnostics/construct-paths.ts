/** Terraform addresses and the constructs behind them, from the metadata that cdktf leaves in its JSON. */
import type { SynthesizedStack } from '../terraform-run';

type Configuration = Readonly<Record<string, unknown>>;

/** What the stack configures at an address; undefined when it configures nothing there (any more). */
export function configurationAt(stack: SynthesizedStack, address: string): Configuration | undefined {
  // An instance of a resource has the configuration of the resource: `aws_x.y[0]`, `aws_x.y["a"]`.
  const parts = address.replace(/\[.*\]$/, '').split('.');
  const [type = '', name = ''] = parts[0] === 'data' ? parts.slice(1) : parts;
  const blocks = parts[0] === 'data' ? stack.data : stack.resource;
  return blocks[type]?.[name];
}

/** `auth-stack/user-pool (aws_cognito_user_pool.user-pool)`; the address alone where no construct is behind it. */
export function placeOf(stack: SynthesizedStack, address: string): string {
  const comment = configurationAt(stack, address)?.['//'] as { metadata?: { path?: unknown } } | undefined;
  const path = comment?.metadata?.path;
  return typeof path === 'string' ? `${path} (${address})` : address;
}
