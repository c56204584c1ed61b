/** Draws the pictures of the guide: the page and the comment of three stories. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { htmlReport, markdownReport } from '../report';
import { storyReview } from '../stories/story-review';
import { findBrowser, launchBrowser } from './browser';
import { commentPage } from './comment-page';

const stories = ['first-deployment', 'scope-added', 'user-pool-replaced'];

export async function main([folder = 'docs/images/plan-review']: readonly string[]): Promise<void> {
  const executable = findBrowser(process.env);
  if (executable === undefined) {
    console.error(
      'No Chromium was found; install the package "chromium" of your distribution, or set CHROMIUM_PATH.',
    );
    process.exitCode = 2;
    return;
  }
  mkdirSync(folder, { recursive: true });
  const browser = await launchBrowser(executable);
  try {
    for (const story of stories) {
      const review = storyReview(story);
      await draw(browser, htmlReport(review), join(folder, `${story}-report.png`), 'light');
      await draw(
        browser,
        commentPage([markdownReport(review)]),
        join(folder, `${story}-comment.png`),
        'light',
      );
    }
    const [, , last = ''] = stories;
    await draw(browser, htmlReport(storyReview(last)), join(folder, `${last}-report-dark.png`), 'dark');
  } finally {
    await browser.close();
  }
}

async function draw(
  browser: Browser,
  page: string,
  path: string,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const view = await browser.newPage({ viewport: { width: 1200, height: 800 }, colorScheme });
  await view.setContent(page);
  if (page.includes('class="mermaid"')) await view.waitForSelector('body[data-ready]');
  await view.screenshot({ path, fullPage: true });
  await view.close();
  console.log(path);
}
