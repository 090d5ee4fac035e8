import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { begin, burst, judge, launch, next, open, pairsOf, settled, shown } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Side {
  readonly outcome: string;
  readonly response: { readonly text: string };
}

const itemOf = async (page: Page) => {
  const pair = /\/items\/([^?]+)/.exec(page.url())?.[1] ?? '';
  const answer = await page.context().request.get(`/api/v1/review/items/${pair}`);
  return { pair, ...((await answer.json()) as { a: Side; b: Side; task: { id: string } }) };
};

async function quickstart(): Promise<string> {
  const { context } = await open(browser);
  const run = (await pairsOf(context, 'quickstart'))[0]?.run ?? '';
  await context.close();
  return run;
}

it('what was judged in the browser is in the files that the preferences page gives out', async () => {
  const { context, page, errors } = await open(browser);
  const run = await quickstart();
  await begin(page, run);
  const { a, b } = await itemOf(page);
  // With the tests where they tell the two apart: what goes against them is left out.
  const first = !(b.outcome === 'passed' && a.outcome !== 'passed');
  const [chosen, rejected] = first ? [a, b] : [b, a];
  const stored = page.waitForResponse((answer) => answer.url().endsWith('/judgment') && answer.ok());
  await judge(
    page,
    () => page.keyboard.press(first ? '1' : '5'),
    () => page.keyboard.press('Space'),
  );
  await stored;

  await page.goto(`/review/preferences?run=${run}&source=human`);
  await page.getByRole('grid', { name: 'Preferences' }).waitFor();
  await page.getByRole('combobox', { name: 'Format' }).click();
  await page.getByRole('option', { name: 'TRL preference', exact: true }).click();
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const folder = mkdtempSync(join(tmpdir(), 'llm-eval-export-'));
  try {
    const zip = join(folder, 'preferences.zip');
    await (await started).saveAs(zip);
    execFileSync('python3', ['-m', 'zipfile', '-e', zip, join(folder, 'data')]);
    const files = readdirSync(join(folder, 'data'), { recursive: true, encoding: 'utf8' });
    const lines = files
      .filter((file) => file.endsWith('.jsonl'))
      .flatMap((file) =>
        readFileSync(join(folder, 'data', file), 'utf8')
          .split('\n')
          .filter(Boolean),
      )
      .map((line) => JSON.parse(line) as { prompt: string; chosen: string; rejected: string });
    expect(lines).toContainEqual(
      expect.objectContaining({ chosen: chosen.response.text, rejected: rejected.response.text }),
    );
    for (const line of lines) {
      expect(Object.keys(line).sort()).toEqual(['chosen', 'prompt', 'rejected']);
      expect(line.chosen).not.toBe(line.rejected);
    }
    expect(files.some((file) => file.endsWith('manifest.json'))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
  // Every preference is walked back to where it came from, by keys.
  await burst(page, 'j', 'Enter');
  await page.waitForURL(/open=/);
  await page.getByRole('region', { name: 'Preference' }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.searchParams.has('open'));
  expect(errors).toEqual([]);
  await context.close();
});

it('an admin writes guidelines, reviewers read them beside the item, and nobody writes over a newer version', async () => {
  const { context, page, errors } = await open(browser);
  await page.goto('/review/guidelines');
  await settled(page);
  const write = (on: Page) => on.getByRole('button', { name: /^(Write|New version)$/ });
  const field = (on: Page) => on.getByLabel('Text of the guidelines');
  const save = (on: Page) => on.getByRole('button', { name: /^Save as v/ });
  const late = await context.newPage();
  await late.goto('/review/guidelines');
  await write(late).click();
  await field(late).fill('# From a tab that is late');

  await write(page).click();
  await field(page).fill('# Prefer what runs\n\n- Judge the *code*.\n\n<img src=x onerror="window.__owned = 1">');
  await page.getByRole('heading', { name: 'Prefer what runs' }).waitFor();
  await save(page).click();
  await page.getByText('in force. Judgments keep').waitFor();
  await page.getByRole('heading', { name: 'Prefer what runs' }).waitFor();
  expect(await page.evaluate(() => (globalThis as { __owned?: number }).__owned)).toBeUndefined();

  await save(late).click();
  await late.getByText('The version was not saved.').waitFor();
  expect(await field(late).inputValue()).toBe('# From a tab that is late');

  const reviewer = await open(browser, {
    extraHTTPHeaders: { Authorization: `Bearer ${inject('tokens')[0] ?? ''}` },
  });
  await reviewer.page.goto('/review/guidelines');
  await reviewer.page.getByRole('heading', { name: 'Prefer what runs' }).waitFor();
  expect(await write(reviewer.page).count()).toBe(0);
  await begin(reviewer.page, await quickstart());
  await reviewer.page.keyboard.press('g');
  await reviewer.page.getByRole('dialog', { name: 'Guidelines' }).getByText('Prefer what runs').waitFor();
  expect(errors).toEqual([]);
  await reviewer.context.close();
  await context.close();
});

it('an item is skipped with a reason, by a digit or in words, and comes back when that is undone', async () => {
  const { context, page, errors } = await open(browser);
  await begin(page, await quickstart());
  const skipped = await itemOf(page);
  let from = page.url();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Skip this item' });
  await dialog.getByRole('button', { name: /The task or its tests are broken/ }).waitFor();
  await page.keyboard.press('2');
  await next(page, from);
  await page.getByText('Item sent').waitFor();
  const reasonOf = async (pair: string) => {
    const answer = await context.request.get(`/api/v1/review/items/${pair}/judgments`);
    const { judgments } = (await answer.json()) as { judgments: { kind: string; reason: string | null }[] };
    return judgments.findLast(({ kind }) => kind === 'skip')?.reason;
  };
  expect(await reasonOf(skipped.pair)).toBe('The task or its tests are broken');

  const inWords = await itemOf(page);
  from = page.url();
  await page.keyboard.press('s');
  await page.getByLabel('Another reason').fill('I wrote this task');
  await page.keyboard.press('Control+Enter');
  await next(page, from);
  await page.getByText('Item sent').waitFor();
  expect(await reasonOf(inWords.pair)).toBe('I wrote this task');

  await page.goto('/review?done=yes');
  await page
    .getByRole('button', { name: `Undo the judgment of ${inWords.task.id}` })
    .first()
    .click();
  await page.getByText('Taken back. The item is in your queue again.').waitFor();
  await page.goto(`/review/items/${inWords.pair}`);
  await shown(page);
  expect(errors).toEqual([]);
  await context.close();
});
