import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { burst, launch, open, pairsOf, shown } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function item() {
  const { context, page, errors } = await open(browser);
  const pair = (await pairsOf(context, 'quickstart')).at(-2)?.pair ?? '';
  await page.goto(`/review/items/${pair}`);
  await shown(page);
  return { context, page, errors };
}

const pressed = (page: Page) => page.locator('[aria-label="Verdict"] [aria-pressed=true]').allInnerTexts();

describe('no key is lost, however fast', () => {
  it('from the text into the box for a span and back', async () => {
    const { context, page } = await item();
    await burst(page, 'q', 'e', '3', 'Space', '2');
    await page.locator('mark.span-critical').first().waitFor();
    expect((await pressed(page)).join()).toContain('A better');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await burst(page, 'e', 'Escape', '4');
    expect((await pressed(page)).join()).toContain('B better');
    await context.close();
  });

  it('into the critique and back', async () => {
    const { context, page } = await item();
    await burst(page, 'c', '1', 's', 'g', 'Escape', '3');
    expect(await page.getByLabel('Critique').inputValue()).toContain('1sg');
    expect((await pressed(page)).join()).toContain('Tie');
    await context.close();
  });

  it('through what floats over the page', async () => {
    const { context, page } = await item();
    const from = page.url();
    // Each is closed by its second key, and the digit after it is a verdict again: not a reason to skip.
    await burst(page, 's', 'Escape', '1');
    expect((await pressed(page)).join()).toContain('A much better');
    await burst(page, 'g', 'Escape', '5');
    expect((await pressed(page)).join()).toContain('B much better');
    await burst(page, '?', 'Escape', '4');
    expect((await pressed(page)).join()).toContain('B better');
    // A key of the page does nothing behind what floats over it.
    await burst(page, 'g', '2', 'Escape');
    expect((await pressed(page)).join()).toContain('B better');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(page.url()).toBe(from);
    await context.close();
  });

  it('into a menu and out of it', async () => {
    const { context, page } = await open(browser);
    await page.goto('/review');
    await page.getByRole('row').nth(1).waitFor();
    await page.getByRole('button', { name: 'Lane' }).focus();
    await burst(page, 'Enter', 'ArrowDown', 'Enter', 'Enter', 'Escape', 'Enter');
    await page.waitForURL(/lane=blind-first/);
    expect(await page.getByRole('menu').count()).toBe(1);
    await context.close();
  });
});
