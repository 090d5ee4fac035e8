import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { burst, fits, launch, objections, open, picture, settled } from './browser';
import { addLabSet, labConfigs, labPrompt } from './labSet';
import { call, serve, type Served } from './tool';

// Recorded answers and a recorded judge: five configs that come with the tool, and three that are made in the browser.
let browser: Browser;
let server: Served;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'llm-eval-lab-compare-'));
  await call(folder, 'lab', 'init', '--demo');
  addLabSet(folder);
  await call(folder, 'lab', 'run', '--prompt', 'race-condition', '--runs', '3', '--review-prompt', 'clear-answers');
  server = await serve(folder);
});
afterAll(async () => {
  await browser.close();
  await server.end();
  await call(folder, 'db', 'drop', '--yes');
  rmSync(folder, { recursive: true, force: true });
});

/** A comparison, drawn and ready for keys. */
async function compare(prompt: string, options: Parameters<typeof open>[1] = {}, search = '') {
  const opened = await open(browser, { baseURL: server.url, ...options });
  await opened.page.goto(`/lab/compare/${prompt}${search}`);
  await cards(opened.page).first().waitFor();
  return opened;
}

const cards = (page: Page) => page.getByRole('group', { name: 'Answers' }).getByRole('article');
const card = (page: Page, config: string) => page.getByRole('article', { name: new RegExp(`^${config},`) });
const standing = (page: Page) => page.getByRole('status', { name: 'Ranking' });

/** The configs in the order of the screen, with their ranks: `concise 1`, `plain 2=`. */
async function order(page: Page): Promise<readonly string[]> {
  const names = await cards(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  return names.map((name) => name.replace(', rank ', ' ').replace(', tied', '='));
}

/** The rankings that the server has of a prompt's newest run. */
async function stored(page: Page, prompt: string) {
  const answer = await page.request.get(`/api/v1/lab/compare/${prompt}`);
  return (
    (await answer.json()) as { rankings: { groups: string[][]; activeMs: number; basedOnBatch: string | null }[] }
  ).rankings;
}

describe('the lab', () => {
  it('takes a prompt from its first word to a recommendation', async () => {
    const { context, page, errors } = await open(browser, { baseURL: server.url });
    await page.goto('/lab/new-prompt');
    await page.getByLabel('Message 2', { exact: true }).fill('Merge overlapping intervals in Python.');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(labPrompt);
    await page.getByRole('button', { name: 'Add the prompt' }).click();
    await page.waitForURL(new RegExp(`/lab/prompts/${labPrompt}$`));

    await page.goto('/lab/configs');
    for (const name of Object.keys(labConfigs)) {
      await page.getByRole('button', { name: /^New config/ }).click();
      const form = page.getByRole('form', { name: 'New config' });
      await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      await form.getByRole('combobox', { name: 'Connection' }).click();
      await page.getByRole('option', { name: `set-${name} (replay)` }).click();
      await form.getByLabel('Model').fill('recorded');
      await form.getByRole('button', { name: 'Add the config' }).click();
      await form.waitFor({ state: 'detached' });
    }

    await page.goto(`/lab/prompts/${labPrompt}`);
    await page.getByRole('button', { name: 'Run a session' }).click();
    const form = page.getByRole('form', { name: /^Run / });
    for (const name of ['concise', 'plain', 'playful', 'reasoner', 'thorough'])
      await form.getByRole('checkbox', { name: new RegExp(`^${name} `) }).uncheck();
    await form.getByText('5 runs').first().waitFor();
    await form.getByRole('button', { name: 'Start the session' }).click();
    await page.waitForURL(/\/lab\/sessions\?active=all&session=/);
    await page.getByRole('region', { name: 'Session' }).getByText('5 of 5 runs').waitFor({ timeout: 60_000 });

    await page.goto(`/lab/compare/${labPrompt}`);
    await cards(page).first().waitFor();
    expect(await order(page)).toEqual(['sorted 1', 'nested 2', 'hostile 3']);
    await page.getByText('Recommended:', { exact: true }).waitFor();
    await page.getByText('Save your ranking to see how far it agrees.').waitFor();
    expect(await stored(page, labPrompt)).toEqual([]);
    // All on their way before the first one did something.
    await burst(page, 'ArrowRight', 'ArrowRight', 't', 'x', 'Control+s');
    await page.getByText(/^saved \d\d:\d\d$/).waitFor();
    expect(await order(page)).toEqual(['sorted 1', 'nested 2=', 'hostile 2=']);
    const [saved] = await stored(page, labPrompt);
    expect(saved?.groups.map((group) => group.length)).toEqual([1, 2]);
    expect(saved?.activeMs).toBeGreaterThan(0);
    expect(saved?.basedOnBatch).not.toBeNull();
    await page.getByText(/not enough configs/i).waitFor();
    await page.getByText(/^Left out: hostile/).waitFor();
    await page.getByText('Recommended:', { exact: true }).waitFor();
    await picture(page, 'lab-compare-show');
    await page.reload();
    await cards(page).first().waitFor();
    expect(await order(page)).toEqual(['sorted 1', 'nested 2=', 'hostile 2=']);
    await page.getByText(/^saved \d\d:\d\d$/).waitFor();

    await page.goto(`/lab/prompts/${labPrompt}`);
    await page.getByRole('button', { name: 'More' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /CSV/ }).click(),
    ]);
    const csv = readFileSync(await file.path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    for (const name of Object.keys(labConfigs)) {
      expect(csv.filter((line) => line.includes(name)).length, name).toBeGreaterThanOrEqual(5);
    }
    expect(errors).toEqual([]);
    await context.close();
  });

  it('keeps what models write inert, on cards and in full', async () => {
    const { context, page, errors } = await compare(labPrompt);
    const answer = card(page, 'hostile');
    await answer.getByText('‹RLO›').waitFor();
    expect(await answer.locator('a, img, script').count()).toBe(0);
    await answer.getByRole('button', { name: 'Full response of hostile' }).click();
    const dialog = page.getByRole('dialog', { name: 'Full response of hostile' });
    await dialog.getByText('What hostile says.').waitFor();
    expect(await dialog.locator('a, img, script').count()).toBe(0);
    await dialog.getByText('As it is stored').click();
    await dialog.locator('.cm-content').waitFor();
    await picture(page, 'lab-compare-response');
    expect(await page.evaluate(() => (globalThis as { __owned?: number }).__owned)).toBeUndefined();
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('ranking', () => {
  it('by keys alone: lift, move, put back, ranks, ties, undo; however fast', async () => {
    const { context, page } = await compare('race-condition');
    const [a = '', b = '', c = ''] = (await order(page)).map((one) => one.split(' ')[0] ?? '');
    await burst(page, 'Space', 'ArrowRight', 'ArrowRight', 'Space', 'Control+z');
    expect((await order(page)).slice(0, 3).map((one) => one.split(' ')[0])).toEqual([a, b, c]);
    await burst(page, 'Space', 'ArrowRight', 'Escape');
    expect(await standing(page).innerText()).toContain('not ranked by you');
    await burst(page, '3', 'ArrowLeft', '2', 't');
    const after = (await order(page)).slice(0, 3);
    expect(new Set(after.map((one) => one.split(' ')[0]))).toEqual(new Set([a, b, c]));
    expect(after.filter((one) => one.endsWith('='))).toHaveLength(2);
    expect(await standing(page).innerText()).toContain('not saved');
    await burst(page, 'Enter', '5', 'Escape', 'Control+z', 'Control+z', 'Control+z', 'Control+z');
    expect((await order(page)).slice(0, 3).map((one) => one.split(' ')[0])).toEqual([a, b, c]);
    expect(await stored(page, 'race-condition')).toEqual([]);
    await context.close();
  });

  it('by dragging: onto the edge of a card beside it, onto its middle into its tie', async () => {
    const { context, page } = await compare('race-condition');
    const before = (await order(page)).map((one) => one.split(' ')[0] ?? '');
    const drag = async (from: string, to: string, at: number) => {
      const handle = await card(page, from)
        .getByRole('button', { name: /change the place/ })
        .boundingBox();
      const target = await card(page, to).boundingBox();
      if (handle === null || target === null) throw new Error('A card is not on the screen.');
      await page.mouse.move(handle.x + 6, handle.y + 8);
      await page.mouse.down();
      await page.mouse.move(handle.x + 30, handle.y + 20, { steps: 4 });
      await page.mouse.move(target.x + target.width * at, target.y + 60, { steps: 8 });
      await picture(page, 'lab-compare-dragging');
      await page.mouse.up();
    };
    const [first = '', second = '', third = '', , last = ''] = before;
    await drag(last, first, 0.08);
    expect((await order(page))[0]).toBe(`${last} 1`);
    await drag(third, second, 0.5);
    expect((await order(page)).filter((one) => one.endsWith('=')).map((one) => one.split(' ')[0])).toEqual([
      second,
      third,
    ]);
    await standing(page).getByText('not saved').waitFor();
    await context.close();
  });

  it('is held back when it is not saved, and says how far it agrees when it is', async () => {
    const { context, page, errors } = await compare('race-condition');
    await page.keyboard.press('3');
    await page.getByRole('link', { name: 'Configs' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Your ranking is not saved' });
    await dialog.getByRole('button', { name: 'Stay' }).click();
    await standing(page).getByText('not saved').waitFor();
    // Sorted in another way it is the same ranking: nobody is asked.
    await page.getByRole('radiogroup', { name: 'Sort' }).getByText('Cost').click();
    await page.waitForURL(/sort=cost/);
    await page.getByRole('link', { name: 'Configs' }).first().click();
    await dialog.getByRole('button', { name: 'Save and leave' }).click();
    await page.waitForURL(/\/lab\/configs/);
    await page.goBack();
    await cards(page).first().waitFor();
    await page.getByText(/^saved \d\d:\d\d$/).waitFor();
    await page.getByRole('img', { name: /^0\.\d+, interval / }).waitFor();
    await page.getByText(/same place \d of 5/).waitFor();
    // Another run is another ranking.
    await page.getByRole('button', { name: /^run 3 of 3/ }).click();
    await page.getByRole('menuitemradio', { name: /Run 1/ }).click();
    await page.waitForURL(/run=run_/);
    await page.getByText('not ranked by you').waitFor();
    expect(await page.getByRole('menu').count()).toBe(0);
    await page.locator(':focus').filter({ hasText: 'run 1 of 3' }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('goes with a scoring that is asked for on the page', async () => {
    const { context, page } = await compare('race-condition');
    const before = await order(page);
    await page.getByRole('button', { name: 'Score with AI' }).click();
    await page
      .getByRole('form', { name: 'Score the answers by a judge' })
      .getByRole('button', { name: 'Start' })
      .click();
    await page.getByRole('button', { name: /AI ranked/ }).click();
    await page.getByRole('menuitemradio').nth(1).waitFor();
    await page.keyboard.press('Escape');
    expect(await order(page)).toEqual(before);
    await context.close();
  });
});

describe('a score by hand', () => {
  it('is written by keys on the current card, stands with its name and note, and is replaced', async () => {
    const { context, page, errors } = await compare('race-condition');
    const mine = card(page, 'plain').getByRole('button', { name: /hand plain/ });
    const form = page.getByRole('form', { name: 'Score plain by hand' });
    await card(page, 'plain').focus();
    await page.keyboard.press('s');
    await form.waitFor();
    await page.keyboard.type('7.5');
    await form.getByLabel('Notes').fill('An example, and what to do.');
    await form.getByRole('button', { name: 'Save' }).click();
    await mine.getByText('7.5').waitFor();
    expect(await mine.innerText()).toMatch(/you[\s\S]*An example, and what to do\./);
    expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/^plain,/);
    await page.keyboard.press('s');
    await form.getByRole('button', { name: 'Replace' }).waitFor();
    expect(await form.getByLabel('Notes').inputValue()).toBe('An example, and what to do.');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    await page.reload();
    await mine.getByText('6', { exact: true }).waitFor();
    expect(await mine.getByText('7.5').count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 1280],
  ['light', 390],
  ['dark', 390],
] as const)('in %s at %d px', (colorScheme, width) => {
  it('has nothing that axe objects to, and does not scroll sideways', async () => {
    const { context, page, errors } = await compare('race-condition', {
      colorScheme,
      bypassCSP: true,
      viewport: { width, height: width === 390 ? 844 : 900 },
    });
    await settled(page);
    await picture(page, `lab-compare-${colorScheme}-${width}`);
    expect(await objections(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('What the judge said').waitFor();
    expect(await objections(page)).toEqual([]);
    await page.getByRole('button', { name: 'Score by hand', exact: true }).click();
    await page.getByRole('form', { name: /by hand$/ }).waitFor();
    await picture(page, `lab-compare-score-${colorScheme}-${width}`);
    expect(await objections(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
