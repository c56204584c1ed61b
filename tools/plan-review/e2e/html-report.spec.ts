import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import * as fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { findBrowser, launchBrowser } from '../src/pictures/browser';
import { commentPage } from '../src/pictures/comment-page';
import { hostileReview } from '../src/report/arbitrary-review';
import { htmlReport, markdownReport } from '../src/report';
import type { ReviewModel } from '../src/review';
import { storyReview } from '../src/stories/story-review';

const executable = findBrowser(process.env);
const required = process.env['CI'] === 'true';
if (executable === undefined && !required) {
  console.warn('No Chromium here: the page is not tested. Install "chromium", or set CHROMIUM_PATH.');
}
const describeInBrowser = executable === undefined && !required ? describe.skip : describe;

describeInBrowser('report.html in a browser', () => {
  let browser: Browser;
  let folder: string;
  let file: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    if (executable === undefined) {
      throw new Error('CI needs a browser: install the package "chromium", or set CHROMIUM_PATH.');
    }
    folder = mkdtempSync(join(tmpdir(), 'plan-review-page-'));
    file = join(folder, 'report.html');
    browser = await launchBrowser(executable);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(() => complaints.splice(0));

  async function open(review: ReviewModel, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    writeFileSync(file, htmlReport(review));
    const page = await browser.newPage(options);
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`asks for ${request.url()}`);
    });
    page.on('dialog', (dialog) => complaints.push(`dialog ${dialog.message()}`));
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  it.each([
    ['first-deployment', 'dark'],
    ['scope-added', 'light'],
    ['user-pool-replaced', 'dark'],
    ['guards-removed', 'light'],
    ['guards-removed', 'dark'],
    ['scope-removed', 'light'],
  ] as const)('has nothing that axe finds: %s, %s', async (story, colorScheme) => {
    const page = await open(storyReview(story), { colorScheme });
    await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('filters by word and by kind of change, and says how many are left', async () => {
    const page = await open(storyReview('user-pool-replaced'));
    const shown = page.locator('li.change:visible');
    await expect(shown.count()).resolves.toBe(11);
    await page.getByRole('searchbox').fill('COGNITO_user_pool_client service');
    await expect(shown.count()).resolves.toBe(1);
    await expect(page.locator('#filter output').textContent()).resolves.toBe('1 of 11 changes');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('checkbox', { name: 'read' }).uncheck();
    await expect(shown.count()).resolves.toBe(8);
    await expect(page.locator('#filter output').textContent()).resolves.toBe('8 of 11 changes');
    await page.close();
  });

  it('says on the line of an update what it changes', async () => {
    const page = await open(storyReview('scope-added'));
    await expect(page.locator('li.change .remark').allTextContents()).resolves.toEqual([
      'description',
      'scope',
    ]);
    await page.close();
  });

  it('can be used with the keyboard alone', async () => {
    const page = await open(storyReview('user-pool-replaced'));
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus').textContent()).resolves.toBe('Skip to the report');
    const fold = page.locator('li.change details').first();
    await fold.locator('summary').focus();
    await expect(fold.getAttribute('open')).resolves.toBeNull();
    await page.keyboard.press('Enter');
    await expect(fold.getAttribute('open')).resolves.toBe('');
    await page.close();
  });

  it('leads from a stack of the graph to its changes', async () => {
    const page = await open(storyReview('user-pool-replaced'));
    const stack = page.locator('#stack-echo-api');
    await page.getByRole('button', { name: 'Fold all', exact: true }).click();
    await expect(stack.getAttribute('open')).resolves.toBeNull();
    await page.getByRole('link', { name: 'echo-api ±2 ~1 step 2 preview: 2 replace, 1 update' }).click();
    await expect(stack.getAttribute('open')).resolves.toBe('');
    await page.close();
  });

  it('says in words who gains access, what it costs and what the guard finds', async () => {
    const page = await open(storyReview('guards-removed'));
    const row = page.locator('#access tbody tr');
    await expect(row.count()).resolves.toBe(1);
    expect((await row.innerText()).split(/\s+/).join(' ')).toBe(
      'anyone without a token + gains look GET /echo echo-api',
    );
    await expect(page.locator('#cost .cost').textContent()).resolves.toBe(
      'No change: 2.19 USD per month, for 973 token requests of 1 client.',
    );
    const finding = page.locator('#guard li', { hasText: 'open-route' });
    await expect(finding.getByRole('heading').textContent()).resolves.toBe(
      'error: Route GET /echo has no authorization, so anybody may call it',
    );
    await page.close();
  });

  it('is readable without its script, and shows no filter then', async () => {
    const page = await open(storyReview('user-pool-replaced'), { javaScriptEnabled: false });
    await expect(page.locator('#filter').isVisible()).resolves.toBe(false);
    await expect(page.locator('li.change:visible').count()).resolves.toBe(11);
    await page.close();
  });

  it('opens every fold for the printer', async () => {
    const page = await open(storyReview('user-pool-replaced'));
    await page.evaluate('void dispatchEvent(new Event("beforeprint"))');
    await expect(page.locator('details:not([open])').count()).resolves.toBe(0);
    await page.evaluate('void dispatchEvent(new Event("afterprint"))');
    await expect(page.locator('details:not([open])').count()).resolves.not.toBe(0);
    await page.close();
  });

  it('does not scroll sideways on a telephone', async () => {
    const page = await open(storyReview('guards-removed'), { viewport: { width: 390, height: 800 } });
    await page.getByRole('button', { name: 'Unfold all' }).click();
    await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBe(390);
    await page.close();
  });

  it('runs nothing, asks for nothing and changes nothing of the page, whatever the names are', async () => {
    const page = await open(storyReview('scope-added'));
    await fc.assert(
      fc.asyncProperty(hostileReview, async (review) => {
        writeFileSync(file, htmlReport(review));
        await page.goto(pathToFileURL(file).href);
        const count = (selector: string) => page.locator(selector).count();
        const found = {
          headings: await count('h1'),
          foreign: await count('img, iframe, object, link, script + script, [onerror], [style]'),
          top: await page
            .locator('body > *')
            .evaluateAll((elements) => elements.map(({ nodeName }) => nodeName)),
        };
        expect(found).toEqual({ headings: 1, foreign: 0, top: ['A', 'HEADER', 'MAIN', 'SCRIPT'] });
        expect(complaints).toEqual([]);
      }),
      { numRuns: 15 },
    );
    await page.close();
  });

  it('draws the graph of the comment with Mermaid, whatever the names are', async () => {
    const page = await browser.newPage();
    for (const review of [
      storyReview('user-pool-replaced'),
      ...fc.sample(hostileReview, { numRuns: 6, seed: 1 }),
    ]) {
      await page.setContent(commentPage(markdownReport(review)));
      await page.waitForSelector('body[data-ready]');
      const drawn = review.stacks.length > 1 ? review.stacks.length : 0;
      await expect(page.locator('svg .node').count()).resolves.toBe(drawn);
    }
    await page.close();
  });
});

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations: found } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary ?? ''}`),
  );
}
