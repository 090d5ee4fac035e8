import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';

const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** The browser of this machine; nothing is downloaded. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags.split(' ') });
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

/** Keeps a picture in an ignored folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(import.meta.dirname, 'pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The pairs of a run, by the run's name. */
export async function pairsOf(
  context: BrowserContext,
  run: string,
): Promise<{ pair: string; task: string; run: string }[]> {
  const answer = await context.request.get('/api/v1/review/pairs?limit=200');
  const { items } = (await answer.json()) as { items: { pair: string; task: string; run: string; runName: string }[] };
  return items.filter(({ runName }) => runName === run);
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
    await page.getByText('revealed').or(page.getByText('No judge has a verdict')).waitFor();
    if (page.url() === from) await submit();
  }
  await next(page, from);
}
