/**
 * A story of `fixtures/stories` as a review: a pull request whose plans the real Terraform made, read the way the command line
 * reads a workspace. For specs and for the pictures in the guide.
 */
import { createHmac } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readWorkspace } from '../input';
import { buildReview, type ReviewModel } from '../review';

const storiesFolder = join(dirname(require.resolve('@m2m/plan-review/package.json')), 'fixtures', 'stories');
const stage = 'dev';
const today = '2026-11-25';
const key = {
  id: 'story',
  hmac: (content: string) => createHmac('sha256', 'story').update(content).digest('hex'),
};

export function storyReview(story: string): ReviewModel {
  const folder = mkdtempSync(join(tmpdir(), 'plan-review-story-'));
  const [workspaceRoot, base] = [join(folder, 'head'), join(folder, 'base')];
  try {
    for (const stack of readdirSync(join(storiesFolder, story)))
      layOut(join(storiesFolder, story, stack), stack, folder);
    return buildReview(readWorkspace([], { workspaceRoot, stage, base }), { stage, key, today });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function layOut(from: string, stack: string, folder: string): void {
  const built = (side: string) => join(folder, side, 'apps', stack, 'cdktf.out', stage);
  const copy = (file: string, to: string) => {
    if (!existsSync(join(from, file))) return;
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(from, file), to);
  };
  copy('meta.json', join(built('head'), 'review', 'meta.json'));
  copy('plan.json', join(built('head'), 'review', 'plan.json'));
  copy('cdk.tf.json', join(built('head'), 'stacks', stack, 'cdk.tf.json'));
  copy('base.cdk.tf.json', join(built('base'), 'stacks', stack, 'cdk.tf.json'));
  for (const side of ['head', 'base']) {
    if (existsSync(built(side))) writeFileSync(join(folder, side, 'apps', stack, '.terraform.lock.hcl'), '');
  }
}
