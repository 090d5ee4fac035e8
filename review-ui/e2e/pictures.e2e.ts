import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { begin, judge, launch, open, pairsOf, settled } from './browser';
import type { Browser } from 'playwright-core';
import { call, checkout, serve } from './tool';

// `make pictures` draws those of the documentation again, from the app with the quick start's data.
const folder = resolve(import.meta.dirname, '../../docs/pictures');
const take = (page: Page, name: string) => page.screenshot({ path: resolve(folder, `${name}.png`) });

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('draws the pictures of the documentation', async () => {
  mkdirSync(folder, { recursive: true });
  const { context, page, errors } = await open(browser);
  const run = (await pairsOf(context, 'quickstart'))[0]?.run ?? '';
  await begin(page, run);
  for (let at = 0; at < 6; at++) {
    await judge(
      page,
      () => page.keyboard.press(String(1 + (at % 5))),
      () => page.keyboard.press('Space'),
    );
  }
  for (const key of ['q', 't', 't', 't', 't', 't', 'e']) await page.keyboard.press(key);
  await page.getByRole('dialog', { name: 'Issue' }).waitFor();
  for (const key of ['s', '2', 'Tab', 'Space', '5']) await page.keyboard.press(key);
  await page.getByText('Draft saved').waitFor();
  await page.mouse.move(0, 0);
  await take(page, 'review');
  for (const name of ['agreement', 'preferences'] as const) {
    await page.goto(`/review/${name}?run=${run}`);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.waitForTimeout(800);
    await take(page, name);
  }
  await page.goto(`/runs/${run}`);
  await page.waitForTimeout(1500);
  await take(page, 'run');
  expect(errors).toEqual([]);
  await context.close();
});

it('draws those of the lab and of web apps', async () => {
  mkdirSync(folder, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'llm-eval-pictures-'));
  await call(data, 'lab', 'init', '--demo');
  await call(data, 'lab', 'run', '--prompt', 'race-condition', '--runs', '5', '--review-prompt', 'clear-answers');
  await call(data, 'run', join(checkout, 'configs/assignments.yaml'));
  const server = await serve(data);
  const { context, page, errors } = await open(browser, { baseURL: server.url });
  for (const [name, path] of [
    ['lab', '/lab/compare/race-condition'],
    ['assignments', '/assignments'],
  ] as const) {
    await page.goto(path);
    await settled(page);
    await page.waitForTimeout(800);
    await take(page, name);
  }
  expect(errors).toEqual([]);
  await context.close();
  await server.end();
  await call(data, 'db', 'drop', '--yes');
  rmSync(data, { recursive: true, force: true });
}, 400_000);
