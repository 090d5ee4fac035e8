import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, objections, open, picture } from './browser';
import { dashboardToken, serve, type Served } from './tool';

// The invented observatory: three models in training, baselines, every state of a cell.
let browser: Browser;
let server: Served;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'llm-eval-observatory-'));
  server = await serve(folder, '--demo');
});
afterAll(async () => {
  await browser.close();
  await server.end();
  rmSync(folder, { recursive: true, force: true });
});

/** A page at an address of the observatory. */
async function at(path: string, options: Parameters<typeof open>[1] = {}) {
  const opened = await open(browser, { baseURL: server.url, ...options });
  await opened.page.goto(`/observatory${path}`);
  return opened;
}

const cells = (page: Page) => page.locator('[role=grid] [role=gridcell]');

/** The demo's first model in training that has a score in the heatmap. */
async function someModel(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/observatory/models?type=training');
  const { items } = (await answer.json()) as { items: { model: { modelId: string } }[] };
  const [first] = items;
  if (first === undefined) throw new Error('The demo has no model in training.');
  return first.model.modelId;
}

describe('the heatmap', () => {
  it('is walked by keys, with one stop for Tab, and explains the chosen cell', async () => {
    const { context, page, errors } = await at('');
    await cells(page).first().waitFor();
    await cells(page).first().focus();
    for (const key of ['ArrowRight', 'l', 'ArrowDown', 'j', 'k', 'h']) await page.keyboard.press(key);
    const focused = page.locator('[role=gridcell]:focus');
    expect(await focused.getAttribute('data-row')).toBe('1');
    expect(await focused.getAttribute('data-column')).toBe('1');
    expect(await page.locator('[role=gridcell][tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('End');
    expect(await focused.getAttribute('data-column')).not.toBe('1');
    await page.keyboard.press('Home');
    await page.keyboard.press('p');
    const card = page.getByRole('tooltip');
    await card.waitFor();
    await card.getByText('Checkpoint').waitFor();
    await picture(page, 'observatory-provenance');
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await context.close();
  });

  it('opens the examples of a cell, and back comes to that cell', async () => {
    const { context, page } = await at('');
    // Not the first one, which is chosen already.
    const scored = page.locator('[role=gridcell][data-look="4"], [role=gridcell][data-look="5"]').nth(3);
    await scored.waitFor();
    await scored.focus();
    const name = await scored.getAttribute('aria-label');
    await page.waitForURL(/model=/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/observatory\/runs\/.+\/examples/);
    await page.goBack();
    const again = page.locator('[role=gridcell][tabindex="0"]');
    await again.waitFor();
    expect(await again.getAttribute('aria-label')).toBe(name);
    await context.close();
  });

  it('shows every state of a cell with its word, in the page and in its legend', async () => {
    const { context, page } = await at('');
    await cells(page).first().waitFor();
    for (const look of ['moving', 'waiting', 'wrong', 'doubtful', 'none']) {
      expect(await page.locator(`[role=gridcell][data-look="${look}"]`).count(), look).toBeGreaterThan(0);
    }
    await context.close();
  });

  it('keeps its filters in the address, and back restores them', async () => {
    const { context, page } = await at('?type=baseline');
    await cells(page).first().waitFor();
    await page.getByText('Baselines', { exact: true }).waitFor();
    expect(await page.getByText('Training', { exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: 'Open model' }).click();
    await page.waitForURL(/\/observatory\/models\//);
    await page.goBack();
    await page.getByText('Type: baseline').waitFor();
    await cells(page).first().waitFor();
    expect(await page.getByText('Training', { exact: true }).count()).toBe(0);
    await context.close();
  });
});

describe('a model', () => {
  it('shows curves with bands, deltas, gaps with their words, and its promotion', async () => {
    const { context, page, errors } = await at('');
    await page.goto(`/observatory/models/${encodeURIComponent(await someModel(page))}`);
    await page.getByRole('table', { name: 'Change from A to B' }).waitFor();
    const gaps = page.getByRole('region', { name: 'Gaps' });
    await gaps.getByRole('row').nth(1).waitFor();
    const words =
      /better|worse|small but real|no detectable difference|too little data|no interval|not comparable|no score to compare/;
    const rows = await gaps.getByRole('row').allInnerTexts();
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows.slice(1)) expect(row).toMatch(words);
    const curves = page.locator('svg[aria-label*="by training step"]');
    expect(await curves.count()).toBeGreaterThan(3);
    expect(await page.locator('svg[aria-label*="by training step"] path[class*=band]').count()).toBeGreaterThan(3);
    await page.getByRole('heading', { name: 'Promotion' }).waitFor();
    await picture(page, 'observatory-model');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('changes what the gaps are held against in the address', async () => {
    const { context, page } = await at('');
    await page.goto(`/observatory/models/${encodeURIComponent(await someModel(page))}`);
    await page.getByRole('combobox', { name: 'Hold against' }).click();
    await page.getByRole('option').last().click();
    await page.waitForURL(/against=model&reference=/);
    await page.getByRole('region', { name: 'Gaps' }).getByRole('row').nth(1).waitFor();
    await context.close();
  });
});

const pages = ['', '/models', '/leaderboard', '/diff', '/compare', 'model', 'board'] as const;

async function address(name: (typeof pages)[number], page: Page): Promise<string> {
  if (name === 'model') return `/observatory/models/${encodeURIComponent(await someModel(page))}`;
  if (name === '/compare') return `/observatory/compare?model=${encodeURIComponent(await someModel(page))}`;
  if (name !== 'board') return `/observatory${name}`;
  const { datasets } = (await (await page.request.get('/api/v1/observatory/filters')).json()) as { datasets: string[] };
  return `/observatory/leaderboard?sort=${encodeURIComponent(datasets[0] ?? '')}`;
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each(pages)('%s has nothing that axe objects to', async (name) => {
    const { context, page, errors } = await at('', { colorScheme, bypassCSP: true });
    await page.goto(await address(name, page));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.waitForTimeout(800);
    await picture(page, `observatory-${name.replace('/', '') || 'heatmap'}-${colorScheme}`);
    expect(await objections(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

it.each(pages)('%s at 390 px does not scroll sideways', async (name) => {
  const { context, page } = await at('', { viewport: { width: 390, height: 844 } });
  await page.goto(await address(name, page));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.waitForTimeout(800);
  await picture(page, `observatory-${name.replace('/', '') || 'heatmap'}-390`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});

it('names that try to be markup, or to turn the direction of text, are inert', async () => {
  const name = '<img src=x onerror="window.__owned=1">\u202egnp.exe';
  const { context, page, errors } = await at('');
  const stored = await page.request.post('/eval360/api/ingest/eval-result', {
    headers: { Authorization: `Bearer ${dashboardToken}` },
    data: {
      model_id: 'hostile',
      display_name: name,
      owner: name,
      model_type: 'training',
      checkpoint_id: 'hostile__step-1',
      training_step: 1,
      checkpoint_path: name,
      dataset_name: 'hostile-data',
      category: name,
      metrics: { accuracy: 0.5 },
      sample_count: 10,
    },
  });
  expect(stored.status(), await stored.text()).toBe(200);
  for (const path of ['', '/models', '/models/hostile', '/leaderboard?sort=hostile-data', '/compare?model=hostile']) {
    await page.goto(`/observatory${path}`);
    await page.getByText('gnp.exe').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle').catch(() => undefined);
    expect(await page.locator('img').count(), path).toBe(0);
    // Where a name is text of the page, what it hides is named.
    if (path !== '/compare?model=hostile') expect(await page.getByText('RLO').count(), path).toBeGreaterThan(0);
  }
  await picture(page, 'observatory-hostile');
  expect(await page.evaluate(() => (globalThis as { __owned?: number }).__owned)).toBeUndefined();
  expect(errors).toEqual([]);
  await context.close();
});
