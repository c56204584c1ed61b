import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Meta } from '@m2m/plan-review';
import { readStackProject, synthFolder } from '../project';
import { metaOf } from '../spec-support/written-review';
import { rootPackage, stackFiles, writeWorkspace } from '../spec-support/written-workspace';
import { findReview, forgetReview, ReviewFolder } from './review-folder';

const meta = (status: Meta['status']): Meta => ({ ...metaOf('auth-stack', '{}'), status });

describe('the folder of a review', () => {
  const project = () =>
    readStackProject(
      writeWorkspace({ 'package.json': rootPackage, ...stackFiles('auth-stack') }),
      'auth-stack',
    );

  it('says that the plan failed until there is one, and nothing of the plan before', () => {
    const stack = project();
    const before = ReviewFolder.begin(stack, 'dev', meta('failed'));
    before.publish(meta('planned'), '{"of":"yesterday"}');
    before.end();
    const now = ReviewFolder.begin(stack, 'dev', meta('failed'));
    expect(findReview(stack, 'dev')).toEqual({ meta: meta('failed') });
    now.publish(meta('planned'), '{"of":"today"}');
    expect(findReview(stack, 'dev')).toEqual({ meta: meta('planned'), planJson: '{"of":"today"}' });
    now.end();
  });

  it('is for its owner alone, and so is everything in it', () => {
    const stack = project();
    const folder = ReviewFolder.begin(stack, 'dev', meta('failed'));
    folder.publish(meta('planned'), '{}');
    const path = join(synthFolder(stack, 'dev'), 'review');
    const modes = [path, join(path, 'meta.json'), join(path, 'plan.json')].map((file) => statSync(file).mode);
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o600, 0o600]);
    folder.end();
  });

  it('leaves no plan file behind', () => {
    const stack = project();
    const folder = ReviewFolder.begin(stack, 'dev', meta('failed'));
    writeFileSync(folder.planFile, 'the state in clear');
    folder.end();
    expect(readdirSync(synthFolder(stack, 'dev'))).toEqual(['review']);
  });

  it('removes what a killed plan left behind, and nothing of one that runs', () => {
    const stack = project();
    // Process ids end at 4194304 on Linux.
    const killed = ['review-4194399', 'preview-4194399', 'plan-ahead-4194399'];
    const left = [...killed, `review-${process.ppid}`, 'review-of-mine'];
    left.forEach((name) => {
      mkdirSync(join(synthFolder(stack, 'dev'), name), { recursive: true });
    });
    ReviewFolder.begin(stack, 'dev', meta('failed')).end();
    expect(readdirSync(synthFolder(stack, 'dev')).sort()).toEqual([
      'review',
      `review-${process.ppid}`,
      'review-of-mine',
    ]);
  });

  it('is not found when it is forgotten, or of a format that is not known', () => {
    const stack = project();
    ReviewFolder.begin(stack, 'dev', meta('planned')).end();
    writeFileSync(join(synthFolder(stack, 'dev'), 'review', 'meta.json'), '{"formatVersion":2}');
    expect(findReview(stack, 'dev')).toBeUndefined();
    forgetReview(stack, 'dev');
    expect(existsSync(join(synthFolder(stack, 'dev'), 'review'))).toBe(false);
  });

  it('is forgotten together with a plan that was made ahead', () => {
    const stack = project();
    mkdirSync(join(synthFolder(stack, 'dev'), 'plan-ahead'), { recursive: true });
    forgetReview(stack, 'dev');
    expect(readdirSync(synthFolder(stack, 'dev'))).toEqual([]);
  });
});
