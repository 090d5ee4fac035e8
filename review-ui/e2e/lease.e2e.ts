import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { begin, flags, judge, launch, next, open, pairsOf, shown } from './browser';
import { serve, type Served } from './tool';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const as = (token: string | undefined) => ({ extraHTTPHeaders: { Authorization: `Bearer ${token ?? ''}` } });
const pairAt = (url: string) => /\/items\/([^?]+)/.exec(url)?.[1] ?? '';

async function runOf(name: string): Promise<string> {
  const { context } = await open(browser);
  const run = (await pairsOf(context, name))[0]?.run ?? '';
  await context.close();
  return run;
}

describe('the item after the one on the screen', () => {
  it('is there at once, whatever the server does, and one lease is ahead at most', async () => {
    const { context, page, errors } = await open(browser, as(inject('tokens')[0]));
    const ahead = page.waitForResponse(
      (answer) => answer.url().endsWith('/review/next') && answer.request().postData()?.includes('"beside":"') === true,
    );
    const loaded = new Set<string>();
    page.on('requestfinished', (request) => loaded.add(request.url()));
    await begin(page, await runOf('quickstart'));
    const { pair } = (await (await ahead).json()) as { pair: string };
    await vi.waitFor(() => expect([...loaded].some((url) => url.endsWith(`/review/items/${pair}`))).toBe(true), 20_000);
    // In the lane that may be submitted at once; the others first say their vote to the server.
    const from = page.url();
    if ((await page.getByText('Hidden until your vote').count()) > 0) {
      await page.keyboard.press('3');
      await page.keyboard.press('Space');
      await page.getByText('revealed').waitFor();
    }
    await page.keyboard.press('2');
    await context.setOffline(true);
    await page.keyboard.press('Space');
    await next(page, from);
    expect(pairAt(page.url())).toBe(pair);
    await page.getByText('not sent yet').waitFor();
    // What is decided on the next one goes out behind it, in order.
    await page.keyboard.press('4');
    await context.setOffline(false);
    await page.getByText('not sent yet').waitFor({ state: 'detached' });
    await page.getByText('Draft saved').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('goes back to the queue when the page is left', async () => {
    const { context, page } = await open(browser, as(inject('tokens')[0]));
    const answered = page.waitForResponse(
      (answer) => answer.url().endsWith('/review/next') && answer.request().postData()?.includes('"beside":"') === true,
    );
    await begin(page, await runOf('quickstart'));
    const { pair } = (await (await answered).json()) as { pair: string };
    const back = page.waitForRequest(
      (request) => request.method() === 'DELETE' && request.url().endsWith(`/${pair}/lease`),
    );
    await page.getByRole('link', { name: 'Queue' }).first().click();
    expect(await (await back).response().then((answer) => answer?.status())).toBe(204);
    // Somebody else can have it now.
    const other = await open(browser, as(inject('tokens')[1]));
    await other.page.goto(`/review/items/${pair}`);
    await shown(other.page);
    await other.context.close();
    await context.close();
  });

  it('is said in the queue, with the reason, before it is begun', async () => {
    const { context, page } = await open(browser, as(inject('tokens')[1]));
    await page.goto(`/review?run=${await runOf('quickstart')}`);
    const said = page.getByRole('group', { name: 'Next item' });
    await said.waitFor();
    const href = (await said.getByRole('link').getAttribute('href')) ?? '';
    const words = await said.innerText();
    expect(words).toMatch(/judge inconsistent|judge not sure|judge contradicts tests|random audit|in order/);
    await page.keyboard.press('Space');
    await shown(page);
    expect(pairAt(page.url())).toBe(pairAt(href));
    const reason =
      /judge inconsistent|judge not sure|judge contradicts tests|random audit|in order/.exec(words)?.[0] ?? '';
    await page.getByText(reason, { exact: false }).first().waitFor();
    await context.close();
  });
});

describe.skipIf(inject('folder') === '')('with a short lease', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(inject('folder'), '--lease', '12s');
  });
  afterAll(() => served.end());

  it('an item goes to another reviewer when the browser is killed, not while it is worked on', async () => {
    const [ada, bob] = inject('tokens');
    const doomed = await chromium.launchServer({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: flags,
    });
    const first = await open(await chromium.connect(doomed.wsEndpoint()), { baseURL: served.url, ...as(ada) });
    await begin(first.page, await runOf('quickstart'));
    const item = pairAt(first.page.url());
    await first.page.keyboard.press('c');
    await first.page.keyboard.type('cut off');
    const second = await open(browser, { baseURL: served.url, ...as(bob) });
    await second.page.goto(`/review/items/${item}`);
    await second.page.getByText('Other reviewers hold').waitFor();
    await first.page.getByText('Draft saved').waitFor();

    await doomed.kill();
    const again = second.page.getByRole('button', { name: 'Try again' });
    const verdict = second.page.locator('[aria-label="Verdict"]');
    await expect
      .poll(
        async () => {
          // The refusal stays until the next answer is there: the button may be gone by the time it would be pressed.
          if (await again.isVisible()) await again.click({ timeout: 1_000 }).catch(() => undefined);
          return verdict.count();
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toBe(1);
    await shown(second.page);
    expect(await second.page.getByLabel('Critique').inputValue()).toBe('');
    await judge(
      second.page,
      () => second.page.keyboard.press('3'),
      () => second.page.keyboard.press('Space'),
    );
    // What was cut off is not lost, and its writer hears where the place went.
    const back = await open(browser, { baseURL: served.url, ...as(ada) });
    await back.page.goto(`/review/items/${item}`);
    await back.page.getByText('Other reviewers hold or have filled').waitFor();
    for (const { context, errors } of [second, back]) {
      expect(errors).toEqual([]);
      await context.close();
    }
  });
});
