import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builder, template, writeAssignmentSet } from './assignmentSet';
import { fits, launch, objections, open, picture, settled } from './browser';
import { call, serve, type Served } from './tool';

// One recorded builder at one template in two rounds, published and checked in a browser as in every run.
let browser: Browser;
let server: Served;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'llm-eval-assignments-'));
  await call(folder, 'run', writeAssignmentSet(folder));
  server = await serve(folder);
});
afterAll(async () => {
  await browser.close();
  await server.end();
  await call(folder, 'db', 'drop', '--yes');
  rmSync(folder, { recursive: true, force: true });
});

/** A page at an address of the section. */
async function at(path: string, options: Parameters<typeof open>[1] = {}) {
  const opened = await open(browser, { baseURL: server.url, ...options });
  await opened.page.goto(`/assignments${path}`);
  await settled(opened.page);
  return opened;
}

/** The address of the second round below the section. */
async function secondRound(page: Page): Promise<string> {
  const get = async <T>(path: string) => (await (await page.request.get(`/api/v1/assignments/${path}`)).json()) as T;
  const { run } = await get<{ run: { id: string } }>('board');
  const attempts = await get<{ id: string; round: number }[]>(`attempts?run=${run.id}`);
  return `/attempts/${attempts.find(({ round }) => round === 2)?.id ?? ''}`;
}

/** Waits until a picture is there, whole. */
const drawn = (page: Page) =>
  page.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>('main img');
    return image !== null && image.complete && image.naturalWidth === 1280;
  });

describe('assignments', () => {
  it('lead from the board to a check, its evidence, the other round and the template by keys', async () => {
    const { context, page, errors } = await at('');
    const grid = page.getByRole('grid', { name: 'Subjects by template and round' });
    await grid.getByText(/regressed/).waitFor();
    for (const key of ['j', 'l', 'Enter']) await page.keyboard.press(key);
    await page.waitForURL(/\/assignments\/attempts\//);
    const regression = page.getByRole('button', { name: /writes no error to the console.*regression/ });
    await regression.waitFor();
    expect(await regression.getAttribute('aria-pressed')).toBe('true');
    await drawn(page);

    await page.keyboard.press('e');
    await page.locator('pre[aria-label="Console"]').getByText('still to be done').first().waitFor();
    await page.keyboard.press('e');
    await page.locator('pre[aria-label="Requests"]').getByText('app.js').waitFor();
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'DOM' }).getByText('<title>').waitFor();
    await page.keyboard.press('f');
    await page.getByRole('textbox', { name: 'app.js in round 2' }).waitFor();
    const seen = page.url();
    expect(seen).toMatch(/\?file=app\.js&view=dom|\?view=dom&file=app\.js/);
    await page.reload();
    await page.getByRole('textbox', { name: 'app.js in round 2' }).waitFor();
    await page.getByRole('textbox', { name: 'DOM' }).waitFor();

    await page.keyboard.press('[');
    await page
      .getByRole('link', { name: /^Round 1/ })
      .and(page.locator('[aria-current]'))
      .waitFor();
    await page.goBack();
    await page.waitForURL(seen);
    await page.getByRole('link', { name: 'seed 1' }).click();
    await page.waitForURL(/\/assignments\/templates\?.*round=2/);
    await page.getByRole('textbox', { name: 'Task' }).getByText('Change a small web app').waitFor();
    await page.getByRole('textbox', { name: 'Checks' }).getByText('"checks"').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('keep the filters of the board in the address', async () => {
    const { context, page } = await at(`?template=${template}&model=nobody`);
    await page.getByText('Nothing matches these filters').waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).first().click();
    await page.getByRole('grid').getByText(builder).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'have nothing that axe objects to in %s, and fit into 390 px',
    async (colorScheme) => {
      const { context, page, errors } = await at('', { colorScheme, bypassCSP: true });
      const pages = {
        board: '',
        attempt: await secondRound(page),
        templates: `/templates?template=${template}&round=2`,
      };
      for (const [name, path] of Object.entries(pages)) {
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(`/assignments${path}`);
          await settled(page);
          if (name === 'attempt') await drawn(page);
          await picture(page, `assignments-${name}-${colorScheme}-${width}`);
          expect(await objections(page)).toEqual([]);
          expect(await fits(page)).toBe(true);
        }
      }
      expect(errors).toEqual([]);
      await context.close();
    },
  );
});
