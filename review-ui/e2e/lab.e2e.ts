import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { burst, fits, launch, objections, open, picture, settled } from './browser';
import { call, serve, type Served } from './tool';

let browser: Browser;
let server: Served;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'llm-eval-lab-'));
  await call(folder, 'lab', 'init', '--demo');
  await call(folder, 'lab', 'run', '--prompt', 'race-condition', '--runs', '2', '--review-prompt', 'clear-answers');
  server = await serve(folder);
});
afterAll(async () => {
  await browser.close();
  await server.end();
  await call(folder, 'db', 'drop', '--yes');
  rmSync(folder, { recursive: true, force: true });
});

/** A page at an address of the lab. */
async function at(path: string, options: Parameters<typeof open>[1] = {}) {
  const opened = await open(browser, { baseURL: server.url, ...options });
  opened.page.setDefaultTimeout(15_000);
  await opened.page.goto(`/lab${path}`);
  await settled(opened.page);
  return opened;
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name }).first();

describe('a prompt', () => {
  it('is written with rows, checked meanwhile, changed to a second version, deleted and restored', async () => {
    const { context, page, errors } = await at('');
    await burst(page, 'n');
    await page.getByRole('heading', { name: 'New prompt' }).waitFor();
    await page.getByLabel('Message 1', { exact: true }).fill('You answer in one sentence.');
    await page.getByLabel('Message 2', { exact: true }).fill('What are {topic}?');
    await page.getByText('topic not filled').waitFor();
    await page.getByRole('button', { name: 'From CSV or JSONL' }).click();
    await page.getByLabel('Text').fill('id,topic\ntides,the tides\ndunes,"dunes, and why they sing"\n');
    await page.getByRole('button', { name: 'Take the rows' }).click();
    await page.getByLabel('topic of row 2').waitFor();
    expect(await page.getByLabel('topic of row 2').inputValue()).toBe('dunes, and why they sing');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('nature');
    await picture(page, 'lab-editor');
    await page.keyboard.press('Control+s');
    await page.waitForURL(/\/lab\/prompts\/nature$/);
    await page.getByText('dunes, and why they sing').waitFor();

    await burst(page, 'e');
    await page.getByRole('heading', { name: 'Edit nature' }).waitFor();
    await page.getByText('JSON', { exact: true }).click();
    await page.getByLabel('Messages as JSON').fill('[{"role": "user", "content": "Explain {topic}."}]');
    await page.getByRole('link', { name: 'Cancel' }).click();
    await page.getByText('What you wrote here goes').waitFor();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.keyboard.press('Control+s');
    await page.waitForURL(/\/lab\/prompts\/nature$/);
    await page.getByRole('region', { name: 'Message 1, user' }).getByText('Explain').waitFor();
    await page.goto('/lab/prompts/nature?version=1');
    await page.getByText('not the latest').waitFor();
    await page.getByText('You answer in one sentence.').waitFor();

    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Delete the prompt' }).click();
    await page.getByText('Its runs, answers, scores and rankings stay').waitFor();
    await page.getByRole('button', { name: 'Delete the prompt' }).click();
    await page.waitForURL(/\/lab$/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await row(page, 'nature').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('an import', () => {
  it('takes what it knows, and says of each file that it cannot read what is wrong', async () => {
    const { context, page, errors } = await at('');
    await page.getByRole('button', { name: 'Import' }).click();
    const file = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await page
      .locator('input[type=file]')
      .setInputFiles([
        file('haiku.json', '[{"role": "user", "content": "A haiku about rain."}]'),
        file('broken.json', '{"messages": ['),
      ]);
    await page.getByRole('button', { name: 'Import 2 files' }).click();
    const report = page.getByRole('dialog', { name: 'Imported' });
    await report.getByRole('region', { name: 'Prompts' }).getByText('haiku').waitFor();
    await report
      .getByText(/broken\.json/)
      .first()
      .waitFor();
    await picture(page, 'lab-import');
    await report.getByRole('button', { name: 'Done' }).click();
    await row(page, 'haiku').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('a config', () => {
  it('is added, cloned, changed to a version of its own, deleted and restored, by keys where there are keys', async () => {
    const { context, page, errors } = await at('/configs?sort=name');
    await burst(page, 'n');
    const form = page.getByRole('form', { name: 'New config' });
    await form.getByLabel(/^Name/).fill('checks');
    await form.getByLabel(/^Model/).fill('gpt-5-nano');
    await form.getByLabel('Temperature').pressSequentially('0.5');
    await form.getByText('take no temperature').waitFor();
    await form.getByLabel('Temperature').fill('');
    await picture(page, 'lab-config-form');
    await form.getByRole('button', { name: 'Add the config' }).click();
    await row(page, 'checks').waitFor();
    await row(page, 'checks').click();
    const panel = page.getByRole('region', { name: 'Config' });
    await panel.getByText('No answer yet.').waitFor();
    expect(page.url()).toContain('config=checks');
    await panel.getByRole('button', { name: 'Clone' }).click();
    await page.getByRole('button', { name: 'Clone the config' }).click();
    await page.waitForURL(/config=checks-copy/);
    await panel.getByRole('button', { name: 'Edit' }).click();
    const edit = page.getByRole('form', { name: 'Edit checks-copy' });
    await edit.getByLabel('Most output tokens').fill('16000');
    await edit.getByRole('button', { name: 'Store the changes' }).click();
    await panel.getByText('v2', { exact: true }).waitFor();
    await panel.getByText('16000 tokens').waitFor();
    await panel.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete the config' }).click();
    await panel.getByRole('button', { name: 'Restore' }).click();
    await panel.getByRole('button', { name: 'Clone' }).waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    for (const name of ['checks', 'checks-copy']) {
      await page.goto(`/lab/configs?config=${name}`);
      await panel.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('button', { name: 'Delete the config' }).click();
      await panel.getByRole('button', { name: 'Restore' }).waitFor();
    }
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('a review prompt', () => {
  it('is duplicated, takes a variable at the caret, and says what it lacks', async () => {
    const { context, page, errors } = await at('/review-prompts');
    await page
      .getByRole('button', { name: /^Duplicate / })
      .first()
      .click();
    await page.getByLabel('Name of the copy').fill('Strict');
    await page.getByRole('button', { name: 'Duplicate and edit' }).click();
    await page.getByRole('heading', { name: 'Strict', exact: true }).waitFor();
    await page.getByLabel('Template').fill('Rank the answers as JSON: ');
    await page.getByText('cannot be used').waitFor();
    await picture(page, 'lab-review-lacks');
    for (const name of ['{original_prompt}', '{num_configs}', '{all_responses}'])
      await page.getByRole('button', { name }).click();
    expect(await page.getByLabel('Template').inputValue()).toBe(
      'Rank the answers as JSON: {original_prompt}{num_configs}{all_responses}',
    );
    await page.getByText('can be used').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('v2', { exact: true }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('a session', () => {
  it('is started with what it costs in calls, watched to its end, and its run read as data', async () => {
    const { context, page, errors } = await at('');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/lab\/prompts\//);
    await page.getByRole('button', { name: 'Run a session' }).click();
    const form = page.getByRole('form', { name: /^Run / });
    await form.getByLabel('Runs', { exact: true }).fill('2');
    await form.getByText(/2 runs = \d+ calls, and those of the judge/).waitFor();
    await picture(page, 'lab-session-form');
    await form.getByRole('button', { name: 'Start the session' }).click();
    await page.waitForURL(/\/lab\/sessions\?active=all&session=/);
    const panel = page.getByRole('region', { name: 'Session' });
    await panel.getByText('2 of 2 runs').waitFor({ timeout: 60_000 });
    await picture(page, 'lab-session-panel');
    await panel.getByRole('link', { name: /./ }).first().click();
    await page
      .getByRole('button', { name: /^Data of the run/ })
      .first()
      .click();
    const data = page.getByRole('dialog', { name: 'Data of the run' });
    await data.getByLabel('Data in Markdown').waitFor();
    expect(page.url()).toContain('data=run_');
    await picture(page, 'lab-run-data');
    await page.keyboard.press('Escape');
    await data.waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: /^Delete the run/ })
      .first()
      .click();
    await page.getByText(/\d+ answers.* go with it for good/).waitFor();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.goto('/lab/costs');
    await page.getByRole('region', { name: 'Costs by prompt' }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

const pages = [
  ['prompts', ''],
  ['new-prompt', '/new-prompt'],
  ['configs', '/configs'],
  ['review-prompts', '/review-prompts'],
  ['new-review-prompt', '/new-review-prompt'],
  ['pick', '/compare'],
  ['sessions', '/sessions'],
  ['costs', '/costs'],
] as const;

describe.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)('in %s at %d px', (colorScheme, width) => {
  const look = { colorScheme, bypassCSP: true, viewport: { width, height: width === 390 ? 844 : 900 } };
  it.each(pages)('%s has nothing that axe objects to, and does not scroll sideways', async (name, path) => {
    const { context, page, errors } = await at(path, look);
    await picture(page, `lab-${name}-${colorScheme}-${width}`);
    expect(await objections(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    expect(errors).toEqual([]);
    await context.close();
  });
  it('a prompt, a config and a session that are open have nothing either', async () => {
    const { context, page, errors } = await at('', look);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/lab\/prompts\//);
    await settled(page);
    await picture(page, `lab-prompt-${colorScheme}-${width}`);
    expect(await objections(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    for (const list of ['configs', 'sessions']) {
      await page.goto(`/lab/${list}`);
      await settled(page);
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\?(config|session)=/);
      await settled(page);
      await picture(page, `lab-${list}-open-${colorScheme}-${width}`);
      expect(await objections(page)).toEqual([]);
    }
    expect(errors).toEqual([]);
    await context.close();
  });
});
