/** What the constructs do at run time, for callers whom no compiler stopped. */
import { TerraformStack, Testing } from 'cdktf';
import { folderOf, type Mistake, type StackJson } from './mistake';
import { letThrough, NotMeasuredError, stopped, type Verdict } from './verdict';

/** @throws NotMeasuredError when the constructs do something else than the mistake says they do */
export function constructVerdict(mistake: Mistake): Verdict {
  const { build, outcome } = mistake.attempt;
  const stack = new TerraformStack(Testing.app(), 'stack');
  const thrown = messageOf(() => {
    build(stack);
  });
  if ('throws' in outcome) {
    if (thrown !== outcome.throws) {
      throw new NotMeasuredError(
        `${folderOf(mistake)}: the constructs ${thrown === undefined ? 'threw nothing' : `threw "${thrown}"`}, expected "${outcome.throws}"`,
      );
    }
    return stopped(`throws: ${thrown}`);
  }
  if (thrown !== undefined) {
    throw new NotMeasuredError(`${folderOf(mistake)}: the constructs threw "${thrown}", expected nothing`);
  }
  return outcome.hasMistake(jsonOf(stack))
    ? letThrough
    : stopped('no prop for it: what was asked is ignored');
}

function messageOf(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function jsonOf(stack: TerraformStack): StackJson {
  stack.prepareStack();
  const json = JSON.parse(JSON.stringify(stack.toTerraform())) as Partial<StackJson>;
  return { resource: {}, data: {}, ...json };
}
