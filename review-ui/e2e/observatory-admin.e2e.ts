import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launch, objections, open, picture } from './browser';
import { hostileText } from './hostileSet';
import { dashboardToken, serve, type Served } from './tool';

const run = 'admin-checks-2000';

let browser: Browser;
let server: Served;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'llm-eval-observatory-admin-'));
  // The receiver of the webhook is on this machine.
  vi.stubEnv('OBSERVATORY_WEBHOOKS_ALLOW_PRIVATE', 'true');
  server = await serve(folder, '--demo');
  // Rules of the invented observatory that hold for every model: what is checked here is one of our own.
  for (const rule of ['no-critical-regressions', 'code-complete']) await remove(`admin/promotion-rules/${rule}`);
  await checkpoint(1000, 'admin-checks-1000', 0.84);
  await checkpoint(2000, run, 0.62);
});
afterAll(async () => {
  await browser.close();
  await server.end();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function call(method: string, path: string, body?: object): Promise<void> {
  const answer = await fetch(`${server.url}/eval360/api/${path}`, {
    method,
    headers: { Authorization: `Bearer ${dashboardToken}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}
const send = (path: string, body: object) => call('POST', `ingest/${path}`, body);
const remove = (path: string) => call('DELETE', path);

/** A checkpoint of a model of its own on one dataset, with 400 examples; the first one is hostile. */
async function checkpoint(step: number, id: string, accuracy: number, model = 'watched-7b'): Promise<void> {
  await send('eval-result', {
    model_id: model,
    display_name: model,
    owner: 'checks',
    checkpoint_id: `${model}__step-${step}`,
    training_step: step,
    dataset_name: 'gsm8k',
    metrics: { accuracy },
    sample_count: 400,
    eval_run_id: id,
    dataset_version: 'checks-1',
  });
  await send('examples', {
    eval_run_id: id,
    examples: Array.from({ length: 400 }, (_, at) => ({
      example_idx: at,
      correct: at % 100 < accuracy * 100,
      input_preview: at === 0 ? hostileText : `What is ${at} plus ${at}?`,
      output_preview: at === 0 ? hostileText : String(at),
      ground_truth: String(2 * at),
      topic: at % 3 === 0 ? 'rates' : 'money',
      difficulty: at % 2 === 0 ? 'easy' : 'hard',
    })),
  });
}

/** A page at an address of the observatory. */
async function at(path: string, options: Parameters<typeof open>[1] = {}) {
  const opened = await open(browser, { baseURL: server.url, ...options });
  await opened.page.goto(`/observatory${path}`);
  return opened;
}

const accuracy = (page: Page) => page.getByRole('status', { name: /^Of / });

describe('examples', () => {
  it('are filtered in the address, which reproduces them and leads back', async () => {
    const { context, page, errors } = await at('/alerts');
    await page.goto(`/observatory/runs/${run}/examples`);
    await accuracy(page).getByText('n = 400').waitFor();
    await page.getByText('Incorrect', { exact: true }).click();
    await accuracy(page).getByText('n = 152').waitFor();
    await page.getByRole('button', { name: 'rates', exact: true }).click();
    await page.waitForURL(/correct=no.*topic=rates/);
    await accuracy(page).getByText('n = 152').waitFor({ state: 'detached' });
    const narrowed = await accuracy(page).textContent();
    await page.reload();
    await page.waitForFunction(
      (text) => document.querySelector('[role=status][aria-label^="Of "]')?.textContent === text,
      narrowed,
    );
    await page.goBack();
    await page.waitForURL(/\/observatory\/alerts/);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('open by keys and are shown as they are stored, whatever they contain', async () => {
    const { context, page, errors } = await at(`/runs/${run}/examples`);
    await page.getByText('What is 1 plus 1?').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const output = page.getByLabel('Output of example 0');
    await output.waitFor();
    expect(await output.textContent()).toContain('<script>window.__owned = 1</script>');
    expect(await output.textContent()).toContain('RLO');
    expect(await page.locator('main a[href^="javascript"], main img').count()).toBe(0);
    expect(await page.evaluate(() => (globalThis as { __owned?: number }).__owned)).toBeUndefined();
    await picture(page, 'observatory-example-hostile');
    await page.keyboard.press('Escape');
    await output.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('an alert', () => {
  it('is acknowledged with a reason and an end, and opened again', async () => {
    const { context, page, errors } = await at('/alerts?model=watched-7b&state=open');
    const rows = page.getByRole('grid', { name: 'Alerts' }).getByRole('row');
    await rows.nth(1).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: 'Alert' });
    await panel.getByText('paired, on shared examples').waitFor();
    await panel.getByText('exact McNemar test').waitFor();
    await panel.getByRole('button', { name: 'Acknowledge' }).click();
    await panel.getByLabel('Reason').fill('The data was cut short; a run without that is on its way.');
    await panel.getByLabel('For').click();
    await page.getByRole('option', { name: 'a week' }).click();
    await panel.getByRole('button', { name: 'Acknowledge' }).click();
    await panel.getByText(/acknowledged until/).waitFor();
    await picture(page, 'observatory-alert');
    await panel.getByRole('button', { name: 'Reopen' }).click();
    await panel.getByLabel('Reason').fill('It was not the data.');
    await panel.getByRole('button', { name: 'Reopen' }).click();
    await panel.getByText('reopened').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('a rule', () => {
  it('blocks the promotion of a checkpoint until its clause is waived, and goes when that is confirmed', async () => {
    const { context, page, errors } = await at('/settings/rules');
    await page.getByRole('button', { name: 'Add a rule' }).click();
    const form = page.getByRole('form', { name: 'Add a rule' });
    await form.getByLabel('Name').fill('gate of the checks');
    await form.getByLabel('Judges').click();
    await page.getByRole('option', { name: 'watched-7b' }).click();
    await form.getByRole('button', { name: 'Add a smallest score' }).click();
    await form.getByLabel('Dataset 1').click();
    await page.getByRole('option', { name: 'gsm8k' }).click();
    await form.getByLabel('Smallest score 1', { exact: true }).fill('0.75');
    await form.getByLabel('No open critical regression of the checkpoint').uncheck();
    await form.getByRole('button', { name: 'Add the rule' }).click();
    await page.getByRole('rowheader', { name: /gate of the checks/ }).waitFor();

    await page.goto('/observatory/models/watched-7b');
    await page.getByRole('button', { name: 'Promote' }).waitFor();
    expect(await page.getByRole('button', { name: 'Promote' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Waive min_score:gsm8k' }).click();
    const waiver = page.getByRole('form', { name: 'Waive min_score:gsm8k' });
    await waiver.getByLabel('Reason').fill('Only for this step.');
    await waiver.getByRole('button', { name: 'Waive' }).click();
    await page.getByText(/waived until/).waitFor();
    await page.getByRole('button', { name: 'Promote' }).click();
    const decision = page.getByRole('form', { name: /^Promote/ });
    await decision.getByLabel('Reason').fill('Good enough to compare with.');
    await decision.getByRole('button', { name: 'Promote' }).click();
    const decided = page.getByRole('region', { name: 'Decisions' });
    await decided.getByText('Good enough to compare with.').waitFor();
    await decided.scrollIntoViewIfNeeded();
    await picture(page, 'observatory-promotion');

    await page.goto('/observatory/settings/rules');
    await page.getByRole('button', { name: 'Delete gate of the checks' }).click();
    await page.getByText('The rule goes with its waivers').waitFor();
    await page.getByRole('button', { name: 'Delete the rule' }).click();
    await page.getByRole('rowheader', { name: /gate of the checks/ }).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('a webhook', () => {
  it('shows its key once, is told of a regression under that key, and goes with its log', async () => {
    const told: { headers: IncomingHttpHeaders; body: string }[] = [];
    const receiver = createServer((request, answer) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        told.push({ headers: request.headers, body });
        answer.end('ok');
      });
    });
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    const { context, page, errors } = await at('/settings/webhooks');
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    const form = page.getByRole('form', { name: 'Add a webhook' });
    await form.getByLabel('Address').fill(address);
    await form.getByRole('button', { name: 'Add the webhook' }).click();
    const key = (await page.getByLabel('Signing key').textContent()) ?? '';
    await picture(page, 'observatory-webhook-key');
    await page.getByRole('button', { name: 'I have stored the key' }).click();
    expect(await page.getByText(key).count()).toBe(0);

    await checkpoint(1000, 'hook-1000', 0.9, 'told-7b');
    await checkpoint(2000, 'hook-2000', 0.5, 'told-7b');
    await page.getByRole('button', { name: `Log of ${address}` }).click();
    await page.getByRole('table').getByText('delivered', { exact: true }).first().waitFor();
    const [first] = told;
    const signed = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(first?.headers['x-llm-eval-signature']));
    expect(signed?.[2]).toBe(
      createHmac('sha256', key)
        .update(`${signed?.[1] ?? ''}.${first?.body ?? ''}`)
        .digest('hex'),
    );
    const before = told.length;
    await page
      .getByRole('button', { name: /^Send .* once more$/ })
      .first()
      .click();
    await page.getByText('once more', { exact: true }).first().waitFor();
    await expect.poll(() => told.length).toBeGreaterThan(before);

    await page.getByRole('button', { name: `Delete ${address}` }).click();
    await page.getByText('its key, its log and messages that still wait go with it').waitFor();
    await page.getByRole('button', { name: 'Delete the webhook' }).click();
    await page.getByRole('button', { name: `Log of ${address}` }).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await context.close();
    receiver.close();
  });
});

const pages = [
  ['examples', `/runs/${run}/examples?open=0`],
  ['pick', '/examples'],
  ['alerts', '/alerts'],
  ['activity', '/activity'],
  ['suites', '/settings/suites'],
  ['datasets', '/settings/datasets'],
  ['rules', '/settings/rules'],
  ['webhooks', '/settings/webhooks'],
] as const;

describe('a model', () => {
  it('is pinned before others, loses a checkpoint, and goes with all that was measured on it', async () => {
    await checkpoint(1000, 'short-lived-1000', 0.5, 'short-lived-1b');
    await checkpoint(2000, 'short-lived-2000', 0.52, 'short-lived-1b');
    const { context, page, errors } = await at('/models/short-lived-1b');
    await page.getByRole('button', { name: 'Pin' }).click();
    await page.getByRole('button', { name: 'Unpin' }).waitFor();
    await page.goto('/observatory/models');
    await page.getByRole('row', { name: /short-lived-1b.*pinned|pinned.*short-lived-1b/ }).waitFor();

    await page.goto('/observatory/models/short-lived-1b');
    await page.getByRole('button', { name: 'Delete short-lived-1b__step-1000' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^1 measurement, 1 score and 400 examples go with it/).waitFor();
    await page.waitForTimeout(400);
    await picture(page, 'observatory-delete-checkpoint');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delete short-lived-1b__step-1000' }).click();
    await dialog.getByRole('button', { name: 'Delete the checkpoint' }).click();
    await page.getByText('1 checkpoint, newest first').waitFor();

    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await dialog.getByText(/^1 checkpoint, 1 measurement, /).waitFor();
    await dialog.getByRole('button', { name: 'Delete the model' }).click();
    await page.waitForURL(/\/observatory\/models$/);
    await page.getByRole('row', { name: /watched-7b/ }).waitFor();
    await page.getByText('short-lived-1b', { exact: true }).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe.each([
  ['light', 1440],
  ['dark', 390],
  ['dark', 1440],
] as const)('in %s at %d px', (colorScheme, width) => {
  it.each(pages)('%s has nothing that axe objects to, and does not scroll sideways', async (name, path) => {
    const { context, page, errors } = await at(path, {
      colorScheme,
      bypassCSP: true,
      viewport: { width, height: 900 },
    });
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(600);
    await picture(page, `observatory-${name}-${colorScheme}-${width}`);
    expect(await objections(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(errors).toEqual([]);
    await context.close();
  });
});

const dialogs = [
  ['rule', '/settings/rules', ['Add a rule', 'Add a smallest score']],
  ['suite', '/settings/suites', ['Add a suite']],
  ['dataset', '/settings/datasets', ['Edit gsm8k']],
  ['webhook', '/settings/webhooks', ['Add a webhook']],
  ['delete', '/settings/suites', ['Delete core']],
] as const;

describe.each([
  ['light', 1440],
  ['dark', 390],
] as const)('a dialog in %s at %d px', (colorScheme, width) => {
  it.each(dialogs)('for a %s has nothing that axe objects to, and Esc closes it', async (name, path, buttons) => {
    const { context, page, errors } = await at(path, {
      colorScheme,
      bypassCSP: true,
      viewport: { width, height: 900 },
    });
    for (const button of buttons) await page.getByRole('button', { name: button, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.waitForTimeout(400);
    await picture(page, `observatory-dialog-${name}-${colorScheme}-${width}`);
    expect(await objections(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await context.close();
  });
});
