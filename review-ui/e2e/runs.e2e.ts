import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fits, launch, objections, open, picture, settled } from './browser';
import { writeLargeSet, writeSlowSet, writeSmallSet } from './runSets';
import { call } from './tool';

interface RunLine {
  readonly id: string;
  readonly name: string;
}

let browser: Browser;
let large = '';
let quick = '';
beforeAll(async () => {
  browser = await launch();
  const folder = inject('folder');
  if (folder !== '') {
    writeLargeSet(join(folder, 'large'));
    writeSlowSet(join(folder, 'slow'));
    writeSmallSet(join(folder, 'small'));
    await call(folder, 'run', 'large/run.yaml');
    await call(folder, 'run', 'small/run.yaml');
    await call(folder, 'run', 'small/run.yaml');
  }
  large = await runOf('large');
  quick = await runOf('quickstart');
});
afterAll(() => browser.close());

async function runsOf(name: string): Promise<readonly RunLine[]> {
  const { context } = await open(browser);
  const answer = await context.request.get('/api/v1/runs?limit=100');
  const { items } = (await answer.json()) as { items: RunLine[] };
  await context.close();
  return items.filter((run) => run.name === name);
}
const runOf = async (name: string) => (await runsOf(name))[0]?.id ?? '';

const focused = (page: Page) => page.locator(':focus').innerText();

describe('the list of runs', () => {
  it('is filtered in the address, by mouse and by keys, and back', async () => {
    const { context, page, errors } = await open(browser);
    await page.goto('/runs');
    const rows = page.getByRole('grid', { name: 'Runs' }).getByRole('row');
    await rows.filter({ hasText: 'large' }).waitFor();
    await page.getByRole('button', { name: 'Config' }).click();
    await page.getByRole('menuitemcheckbox', { name: /^quickstart/ }).click();
    await page.waitForURL(/config=[0-9a-f]{8}$/);
    await rows.filter({ hasText: 'large' }).waitFor({ state: 'detached' });
    await page.reload();
    await rows.filter({ hasText: 'quickstart' }).waitFor();
    expect(await rows.filter({ hasText: 'large' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await rows.filter({ hasText: 'large' }).waitFor();
    await page.keyboard.press('j');
    const first = await focused(page);
    await page.keyboard.press('j');
    expect(await focused(page)).not.toBe(first);
    await page.keyboard.press('k');
    expect(await focused(page)).toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/runs\/[0-9a-f-]+$/);
    await page.goBack();
    await rows.filter({ hasText: 'large' }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('says when nothing matches, and when the server does not answer', async () => {
    const { context, page } = await open(browser);
    await page.goto('/runs?config=00000000');
    await page.getByText('No run matches these filters').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Clear the filters' }).last().click();
    await page.getByRole('grid', { name: 'Runs' }).waitFor();
    await page.route('**/api/v1/runs?**', (route) => route.fulfill({ status: 503, json: { title: 'Busy' } }));
    await page.route('**/api/v1/runs', (route) => route.fulfill({ status: 503, json: { title: 'Busy' } }));
    await page.goto('/runs?status=completed');
    await page.getByText('The run list did not load.').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('grid', { name: 'Runs' }).waitFor();
    await context.close();
  });
});

describe('a run of 10,000 cases', () => {
  it('is a table of which only what is seen exists, loaded on as it is scrolled', async () => {
    const { context, page, errors } = await open(browser);
    await page.goto(`/runs/${large}`);
    const matrix = page.getByRole('grid', { name: 'Tasks by model' });
    await matrix.getByRole('row').nth(1).waitFor();
    expect(await matrix.getAttribute('aria-rowcount')).toBe('5001');
    expect(await matrix.getByRole('row').count()).toBeLessThan(120);
    const before = await matrix.getByRole('row').last().getAttribute('aria-rowindex');
    await matrix.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await expect
      .poll(async () => Number(await matrix.getByRole('row').last().getAttribute('aria-rowindex')))
      .toBeGreaterThan(Number(before));
    expect(await matrix.getByRole('row').count()).toBeLessThan(120);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('is filtered and walked by keys; the case beside it follows, and the address keeps all of it', async () => {
    const { context, page, errors } = await open(browser);
    await page.goto(`/runs/${large}`);
    const matrix = page.getByRole('grid', { name: 'Tasks by model' });
    await matrix.getByRole('row').nth(1).waitFor();
    await page.getByRole('button', { name: /^Not measured/ }).click();
    await page.waitForURL(/verdict=not_measured/);
    await matrix.getByText('not measured').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/case=/);
    const panel = page.getByRole('region', { name: 'Case' });
    await panel.getByRole('link', { name: 'Open case' }).waitFor();
    const first = new URL(page.url()).searchParams.get('case');
    await page.keyboard.press('j');
    await page.waitForFunction((id) => new URL(location.href).searchParams.get('case') !== id, first);
    const kept = page.url();
    await page.reload();
    await panel.getByRole('link', { name: 'Open case' }).waitFor();
    expect(page.url()).toBe(kept);
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('case'));
    await page.goto(`/runs/${large}?topic=nothing`);
    await page.getByText('No task matches these filters').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Clear the filters' }).last().click();
    await matrix.getByRole('row').nth(1).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('a case', () => {
  it('goes through its samples by keys', async () => {
    const { context, page, errors } = await open(browser);
    await page.goto(`/runs/${quick}?verdict=failed`);
    await page.getByRole('grid', { name: 'Tasks by model' }).getByRole('link').first().waitFor();
    const to = await page.getByRole('grid', { name: 'Tasks by model' }).getByRole('link').first().getAttribute('href');
    await page.goto(to ?? '');
    await page.getByRole('button', { name: /^Sample 1/ }).waitFor();
    await page.keyboard.press('[');
    expect(await page.getByRole('button', { name: /^Sample 1/ }).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press(']');
    expect(await page.getByRole('button', { name: /^Sample 2/ }).getAttribute('aria-pressed')).toBe('true');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('that is not there says so', async () => {
    const { context, page } = await open(browser);
    await page.goto(`/runs/${quick}/cases/00000000-0000-0000-0000-000000000000`);
    await page.getByText('The case did not load.').waitFor();
    await page.goto('/runs/00000000-0000-0000-0000-000000000000');
    await page.getByText('The run did not load.').waitFor();
    await context.close();
  });
});

describe('a comparison', () => {
  it('is chosen, swapped and kept in the address', async () => {
    const [now, before] = await runsOf('small');
    const { context, page, errors } = await open(browser);
    await page.goto('/compare');
    await page.getByText('Choose two runs').waitFor();
    await page.goto(`/compare?a=${before?.id ?? ''}&b=${now?.id ?? ''}`);
    // The cases of the new comparison: those of the old one look the same, and go when its address does.
    const swapped = page.waitForResponse((answer) =>
      answer.url().includes(`/runs/${now?.id ?? ''}/compare/${before?.id ?? ''}/cases`),
    );
    await page.getByRole('button', { name: 'Swap A and B' }).click();
    await page.waitForURL((url) => url.searchParams.get('a') === now?.id && url.searchParams.get('b') === before?.id);
    await swapped;
    await page
      .getByRole('grid', { name: /^Cases:/ })
      .getByRole('row')
      .nth(1)
      .waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.waitForURL(/open=/);
    const kept = page.url();
    await page.reload();
    await page
      .getByRole('grid', { name: /^Cases:/ })
      .getByRole('row')
      .nth(1)
      .waitFor();
    expect(page.url()).toBe(kept);
    await page.goto(`/compare?a=${now?.id ?? ''}&b=${now?.id ?? ''}`);
    await page.getByText('A and B are the same run').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

it.skipIf(inject('folder') === '')('a run is seen to begin, go on and end, without being asked for', async () => {
  const { context, page, errors } = await open(browser);
  await page.goto('/runs');
  await page.getByText('Live', { exact: true }).waitFor();
  const run = call(inject('folder'), 'run', 'slow/run.yaml');
  const row = page.getByRole('grid', { name: 'Runs' }).getByRole('row').filter({ hasText: 'slow' });
  await row.getByText('running').waitFor();
  await row.click();
  await page.waitForURL(/\/runs\/[0-9a-f-]+$/);
  const doneOf = async () =>
    Number(
      /^(\d+) of/.exec(
        (await page
          .getByRole('progressbar')
          .first()
          .getAttribute('aria-label')
          .catch(() => '')) ?? '',
      )?.[1] ?? 24,
    );
  const begun = await doneOf();
  await expect.poll(doneOf, { timeout: 60_000 }).toBeGreaterThan(begun);
  await page.getByRole('main').getByText('completed').waitFor({ timeout: 80_000 });
  await run;
  expect(errors).toEqual([]);
  await context.close();
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([1280, 390])('pages of runs fit into %i px, and axe objects to nothing', async (width) => {
    const { context, page, errors } = await open(browser, {
      colorScheme,
      bypassCSP: true,
      viewport: { width, height: 860 },
    });
    const [now, before] = await runsOf('small');
    const found: Record<string, readonly string[]> = {};
    for (const [name, path] of [
      ['runs', '/runs'],
      ['run', `/runs/${quick}`],
      ['run-large', `/runs/${large}`],
      ['compare', `/compare?a=${before?.id ?? ''}&b=${now?.id ?? ''}`],
      ['settings', '/settings'],
    ] as const) {
      await page.goto(path);
      await settled(page);
      await picture(page, `${name}-${width}-${colorScheme}`);
      found[name] = [...(await objections(page)), ...((await fits(page)) ? [] : ['scrolls sideways'])];
    }
    await page.goto(`/runs/${quick}?verdict=failed`);
    const cell = page.getByRole('grid', { name: 'Tasks by model' }).getByRole('link').first();
    await cell.waitFor();
    const href = (await cell.getAttribute('href')) ?? '';
    await cell.click();
    await page.getByRole('link', { name: 'Open case' }).waitFor();
    await settled(page);
    await picture(page, `run-case-${width}-${colorScheme}`);
    found['run-case'] = await objections(page);
    await page.goto(href);
    await settled(page);
    await picture(page, `case-${width}-${colorScheme}`);
    found['case'] = [...(await objections(page)), ...((await fits(page)) ? [] : ['scrolls sideways'])];
    expect(Object.fromEntries(Object.entries(found).filter(([, objected]) => objected.length > 0))).toEqual({});
    expect(errors).toEqual([]);
    await context.close();
  });
});
