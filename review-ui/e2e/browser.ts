import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';

export const flags: string[] =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  );

/** The browser of this machine; nothing is downloaded. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });
}

/** A page of a reviewer of its own; what goes wrong in it is collected. */
export async function open(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: inject('url'),
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return { context, page, errors };
}

/** Keys faster than anything can be drawn: all are on their way before the first one did something. */
export async function burst(page: Page, ...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}

/** Waits until a page shows what it asked for, and nothing moves. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(
    () =>
      document.querySelector('[role="status"][aria-label^="Loading"], [aria-busy="true"]') === null &&
      document.getAnimations().every(({ playState }) => playState === 'finished'),
  );
}

/** Whether the page can be read without scrolling sideways. */
export const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe objects to on a page; it must have been opened with `bypassCSP`. */
export async function objections(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ content: axe });
  const violations = await page.evaluate(async () => {
    const { violations: found } = await (
      globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    ).axe.run();
    return found;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} (${failureSummary.slice(0, 200)})`),
  );
}

/** Keeps a picture in an ignored folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(import.meta.dirname, 'pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The pairs of the newest run of a name, at most 200. */
export async function pairsOf(
  context: BrowserContext,
  name: string,
): Promise<{ pair: string; task: string; run: string }[]> {
  const get = async <T>(path: string) => ((await (await context.request.get(path)).json()) as { items: T[] }).items;
  const runs = await get<{ id: string; name: string }>('/api/v1/runs?limit=100');
  const run = runs.find((one) => one.name === name);
  if (run === undefined) throw new Error(`There is no run ${name}.`);
  return get(`/api/v1/review/pairs?run=${run.id}&limit=200`);
}

/** Starts with the next item of a run. */
export async function begin(page: Page, run: string): Promise<void> {
  await page.goto(`/review?run=${run}`);
  await page.getByRole('button', { name: /^(Start|Continue)/ }).click();
  await shown(page);
}

/** Waits until an item is on the screen and takes keys. */
export async function shown(page: Page): Promise<void> {
  await page.waitForURL(/\/review\/items\//);
  // The address changes first; until its item is drawn, the one before is on the screen and takes no keys.
  await page.locator(`[data-pair="${/\/items\/([^?]+)/.exec(page.url())?.[1] ?? ''}"]`).waitFor();
  await page.locator('[aria-label="Verdict"]').waitFor();
  await page.locator('.cm-content').first().waitFor();
}

/** Goes on once the address has changed. */
export async function next(page: Page, from: string): Promise<void> {
  await page.waitForFunction((before) => location.href !== before, from);
  await shown(page);
}

/** Judges the item that is shown, in whatever lane, and waits for the next one. */
export async function judge(page: Page, verdict: () => Promise<void>, submit: () => Promise<void>): Promise<void> {
  const from = page.url();
  const blind = (await page.getByText('Hidden until your vote').count()) > 0;
  await verdict();
  await submit();
  if (blind) {
    // With nothing to reveal the next item comes at once.
    const shownOrGone = (before: string) => location.href !== before || document.body.innerText.includes('revealed');
    await page.waitForFunction(shownOrGone, from);
    if (page.url() === from) await submit();
  }
  await next(page, from);
}
