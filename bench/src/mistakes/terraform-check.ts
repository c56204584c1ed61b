/** What `terraform validate` and `terraform plan` say about a fixture, with the real provider and a local AWS. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stacksOf, upstream, type StackFixture } from './fixture';
import { folderOf, type Mistake } from './mistake';
import { planErrors, validationErrors, type Errors } from './terraform-errors';
import type { TerraformFolder } from './terraform-folder';
import { letThrough, NotMeasuredError, stopped, type Verdict } from './verdict';

export interface TerraformVerdicts {
  readonly validate: Verdict;
  readonly plan: Verdict;
}

export class TerraformCheck {
  /** Many corrected stacks are the same text, which is planned once. */
  private readonly plans = new Map<string, Errors>();

  constructor(
    private readonly terraform: TerraformFolder,
    private readonly mistakesFolder: string,
  ) {}

  /** @throws NotMeasuredError when Terraform fails for a reason that is not the mistake */
  async bad(mistake: Mistake): Promise<TerraformVerdicts> {
    const validate: Errors[] = [];
    const plan: Errors[] = [];
    for (const stack of stacksOf(this.mistakesFolder, mistake, 'bad')) {
      this.terraform.take(stack.folder);
      validate.push(validationErrors(await this.terraform.run('validate', '-json')));
      plan.push(await this.plan(stack));
    }
    return {
      validate: verdictOf(mistake, validate.flat()),
      plan: verdictOf(mistake, plan.flat()),
    };
  }

  /** Planning validates first, so the corrected fixture is planned only. */
  async corrected(mistake: Mistake): Promise<Verdict> {
    const errors: Errors[] = [];
    for (const stack of stacksOf(this.mistakesFolder, mistake, 'corrected')) {
      errors.push(await this.plan(stack));
    }
    return verdictOf(mistake, errors.flat());
  }

  /** Deploys what the stacks of a mistake read from, if they do. */
  async deployUpstream(mistake: Mistake): Promise<void> {
    for (const { stack, folder } of stacksOf(this.mistakesFolder, mistake, 'corrected')) {
      if (stack === upstream) {
        this.terraform.take(folder);
        await this.terraform.applyAndForget();
      }
    }
  }

  private async plan({ folder }: StackFixture): Promise<Errors> {
    const text = readFileSync(join(folder, 'main.tf.json'), 'utf8');
    const known = this.plans.get(text);
    if (known !== undefined) {
      return known;
    }
    this.terraform.take(folder);
    const errors = planErrors(await this.terraform.run('plan', '-json', '-input=false', '-lock=false'));
    this.plans.set(text, errors);
    return errors;
  }
}

function verdictOf(mistake: Mistake, errors: Errors): Verdict {
  const other = errors.find((message) => !mistake.inTerraformsWords.test(message));
  if (other !== undefined) {
    throw new NotMeasuredError(`${folderOf(mistake)}: terraform failed for another reason: ${other}`);
  }
  return errors[0] === undefined ? letThrough : stopped(errors[0]);
}
