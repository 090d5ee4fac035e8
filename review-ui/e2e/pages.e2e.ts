import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objections } from './axe';
import { launch, open, pairsOf, picture, shown } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const pages = ['', 'agreement', 'adjudication', 'preferences', 'guidelines', 'item'] as const;

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each(pages)('/review/%s has nothing that axe objects to', async (name) => {
    const { context, page, errors } = await open(browser, { colorScheme, bypassCSP: true });
    const pair = (await pairsOf(context, 'quickstart')).at(-1)?.pair ?? '';
    await page.goto(name === 'item' ? `/review/items/${pair}` : `/review/${name}`);
    if (name === 'item') await shown(page);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.waitForTimeout(600);
    const found = await objections(page);
    await picture(page, `${name === '' ? 'queue' : name}-${colorScheme}`);
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

it('an item at 390 px shows one response and the verdicts at the bottom, without scrolling sideways', async () => {
  const { context, page } = await open(browser, { viewport: { width: 390, height: 844 } });
  const pair = (await pairsOf(context, 'quickstart')).at(-1)?.pair ?? '';
  await page.goto(`/review/items/${pair}`);
  await shown(page);
  expect(await page.getByRole('region', { name: 'Response B' }).isVisible()).toBe(false);
  await page.getByText('Response B', { exact: true }).click();
  expect(await page.getByRole('region', { name: 'Response B' }).isVisible()).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await picture(page, 'item-390');
  await context.close();
});
