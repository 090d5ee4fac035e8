import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fits, launch, objections, open, pairsOf, picture, settled, shown } from './browser';

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
    await settled(page);
    await picture(page, `${name === '' ? 'queue' : name}-${colorScheme}`);
    expect(await objections(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

it.each(pages)('/review/%s fits into 390 px', async (name) => {
  const { context, page } = await open(browser, { viewport: { width: 390, height: 844 } });
  const pair = (await pairsOf(context, 'quickstart')).at(-1)?.pair ?? '';
  await page.goto(name === 'item' ? `/review/items/${pair}` : `/review/${name}`);
  if (name === 'item') await shown(page);
  await settled(page);
  await picture(page, `${name === '' ? 'queue' : name}-390`);
  expect(await fits(page)).toBe(true);
  await context.close();
});

it('an item at 390 px shows one response and the verdicts at the bottom', async () => {
  const { context, page } = await open(browser, { viewport: { width: 390, height: 844 } });
  const pair = (await pairsOf(context, 'quickstart')).at(-1)?.pair ?? '';
  await page.goto(`/review/items/${pair}`);
  await shown(page);
  expect(await page.getByRole('region', { name: 'Response B' }).isVisible()).toBe(false);
  await page.getByText('Response B', { exact: true }).click();
  expect(await page.getByRole('region', { name: 'Response B' }).isVisible()).toBe(true);
  expect(await fits(page)).toBe(true);
  await picture(page, 'item-390-verdicts');
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('dialog', { name: 'Skip this item' }).waitFor();
  await context.close();
});
