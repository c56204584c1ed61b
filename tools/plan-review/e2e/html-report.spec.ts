import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Axe from 'axe-core';
import * as fc from 'fast-check';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
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
  /** One page for nearly all specs: the processes of a new one take longer than most specs. */
  let page: Page;
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
    page = await newPage();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    complaints.splice(0);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: 'light' });
  });

  async function newPage(options?: BrowserContextOptions): Promise<Page> {
    const made = await browser.newPage(options);
    made.on('console', (message) => complaints.push(message.text()));
    made.on('pageerror', (error) => complaints.push(error.message));
    made.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`asks for ${request.url()}`);
    });
    made.on('dialog', (dialog) => complaints.push(`dialog ${dialog.message()}`));
    return made;
  }

  async function open(review: ReviewModel, shownIn = page): Promise<void> {
    writeFileSync(file, htmlReport(review));
    await shownIn.goto(pathToFileURL(file).href);
  }

  it.each([
    ['first-deployment', ['dark']],
    ['scope-added', ['light']],
    ['user-pool-replaced', ['dark']],
    ['guards-removed', ['light', 'dark']],
    ['scope-removed', ['light']],
  ] as const)('has nothing that axe finds: %s, %j', async (story, colorSchemes) => {
    await open(storyReview(story));
    await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    for (const colorScheme of colorSchemes) {
      await page.emulateMedia({ colorScheme });
      await expect(violations(page)).resolves.toEqual([]);
    }
    expect(complaints).toEqual([]);
  });

  it('filters by word and by kind of change, and says how many are left', async () => {
    await open(storyReview('user-pool-replaced'));
    const shown = page.locator('li.change:visible');
    await expect(shown.count()).resolves.toBe(11);
    await page.getByRole('searchbox').fill('COGNITO_user_pool_client service');
    await expect(shown.count()).resolves.toBe(1);
    await expect(page.locator('#filter output').textContent()).resolves.toBe('1 of 11 changes');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('checkbox', { name: 'read' }).uncheck();
    await expect(shown.count()).resolves.toBe(8);
    await expect(page.locator('#filter output').textContent()).resolves.toBe('8 of 11 changes');
  });

  it('says on the line of an update what it changes', async () => {
    await open(storyReview('scope-added'));
    await expect(page.locator('li.change .remark').allTextContents()).resolves.toEqual([
      'description',
      'scope',
    ]);
  });

  it('can be used with the keyboard alone', async () => {
    await open(storyReview('user-pool-replaced'));
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus').textContent()).resolves.toBe('Skip to the report');
    const fold = page.locator('li.change details').first();
    await fold.locator('summary').focus();
    await expect(fold.getAttribute('open')).resolves.toBeNull();
    await page.keyboard.press('Enter');
    await expect(fold.getAttribute('open')).resolves.toBe('');
  });

  it('leads from a stack of the graph to its changes', async () => {
    await open(storyReview('user-pool-replaced'));
    const stack = page.locator('#stack-echo-api');
    await page.getByRole('button', { name: 'Fold all', exact: true }).click();
    await expect(stack.getAttribute('open')).resolves.toBeNull();
    await page.getByRole('link', { name: 'echo-api ±2 ~1 step 2 preview: 2 replace, 1 update' }).click();
    await expect(stack.getAttribute('open')).resolves.toBe('');
  });

  it('says in words who gains access, what it costs and what the guard finds', async () => {
    await open(storyReview('guards-removed'));
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
  });

  it('is readable without its script, and shows no filter then', async () => {
    const withoutScripts = await newPage({ javaScriptEnabled: false });
    await open(storyReview('user-pool-replaced'), withoutScripts);
    await expect(withoutScripts.locator('#filter').isVisible()).resolves.toBe(false);
    await expect(withoutScripts.locator('li.change:visible').count()).resolves.toBe(11);
    await withoutScripts.close();
  });

  it('opens every fold for the printer', async () => {
    await open(storyReview('user-pool-replaced'));
    await page.evaluate('void dispatchEvent(new Event("beforeprint"))');
    await expect(page.locator('details:not([open])').count()).resolves.toBe(0);
    await page.evaluate('void dispatchEvent(new Event("afterprint"))');
    await expect(page.locator('details:not([open])').count()).resolves.not.toBe(0);
  });

  it('does not scroll sideways on a telephone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await open(storyReview('guards-removed'));
    await page.getByRole('button', { name: 'Unfold all' }).click();
    await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBe(390);
  });

  it('runs nothing, asks for nothing and changes nothing of the page, whatever the names are', async () => {
    await fc.assert(
      fc.asyncProperty(hostileReview, async (review) => {
        await open(review);
        const found = await page.locator('html').evaluate((root) => {
          const all = (selector: string) => [...root.querySelectorAll(selector)];
          return {
            headings: all('h1').length,
            foreign: all('img, iframe, object, link, script + script, [onerror], [style]').length,
            top: all('body > *').map(({ nodeName }) => nodeName),
          };
        });
        expect(found).toEqual({ headings: 1, foreign: 0, top: ['A', 'HEADER', 'MAIN', 'SCRIPT'] });
        expect(complaints).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('draws the graph of the comment with Mermaid, whatever the names are', async () => {
    const reviews = [storyReview('user-pool-replaced'), ...fc.sample(hostileReview, { numRuns: 6, seed: 1 })];
    // Away from the report, whose policy would hold for the content as well.
    await page.goto('about:blank');
    await page.setContent(commentPage(reviews.map((review) => markdownReport(review))));
    await page.waitForSelector('body[data-ready]');
    const drawn = await page
      .locator('article')
      .evaluateAll((comments) => comments.map((comment) => comment.querySelectorAll('svg .node').length));
    expect(drawn).toEqual(reviews.map(({ stacks }) => (stacks.length > 1 ? stacks.length : 0)));
  });
});

/** Only what is wrong leaves the page: the whole result, with each element that is right, is a hundred times as large. */
function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    const { violations: found } = await axe.run({ resultTypes: ['violations'] });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary ?? ''}`),
    );
  });
}
