import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { begin, burst, judge, launch, next, open, pairsOf, picture, shown } from './browser';
import { hostileText, largeText, oddText } from './hostileSet';
import { call } from './tool';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const leftHand = new Set([...'` 1 2 3 4 5 q w e r t a s d f g z x c v b'.split(' '), 'Space', 'Tab', 'Escape']);

async function runOf(name: string): Promise<string> {
  const { context } = await open(browser);
  const pairs = await pairsOf(context, name);
  await context.close();
  expect(pairs.length).toBeGreaterThan(0);
  return pairs[0]?.run ?? '';
}

async function itemOf(task: string) {
  const { context, page, errors } = await open(browser);
  const pair = (await pairsOf(context, 'hostile')).find((one) => one.task === task)?.pair ?? '';
  await page.goto(`/review/items/${pair}`);
  await shown(page);
  return { context, page, errors, pair };
}

/** Judges an item and takes it back: it comes again with its verdict. */
async function takeBack(page: Page): Promise<void> {
  const from = page.url();
  await judge(
    page,
    () => page.keyboard.press('2'),
    () => page.keyboard.press('Space'),
  );
  await page.getByText('Item sent').waitFor();
  await page.keyboard.press('z');
  await page.waitForFunction((before) => location.href === before, from);
  await shown(page);
  expect(await page.locator('[aria-label="Verdict"] [aria-pressed=true]').innerText()).toContain('A better');
}

describe('reviewing', () => {
  it('takes ten items with keys under the left hand alone, a span among them', async () => {
    const { context, page, errors } = await open(browser);
    await begin(page, await runOf('quickstart'));
    const press = async (key: string) => {
      expect(leftHand).toContain(key);
      await page.keyboard.press(key);
    };
    for (const key of ['q', 't', 't', 't', 'v', 'e']) await press(key);
    await page.getByRole('dialog', { name: 'Issue' }).waitFor();
    for (const key of ['s', '3', 'Tab', 'Space']) await press(key);
    await page.getByRole('dialog', { name: 'Issue' }).waitFor({ state: 'detached' });
    expect(await page.locator('mark.span-critical').count()).toBeGreaterThan(0);
    await press('4');
    await page.getByText('Draft saved').waitFor();
    await picture(page, 'item-span');
    await press('4');
    const verdicts = ['1', '2', '3', '4', '5', '`'];
    for (let at = 0; at < 10; at++) {
      await judge(
        page,
        () => press(verdicts[at % verdicts.length] ?? '3'),
        () => press('Space'),
      );
    }
    expect(errors).toEqual([]);
    await context.close();
  });

  it('takes ten items by mouse', async () => {
    const { context, page, errors } = await open(browser);
    await begin(page, await runOf('quickstart'));
    const verdicts = ['A better', 'B better', 'Tie'];
    for (let at = 0; at < 10; at++) {
      await judge(
        page,
        () => page.getByRole('button', { name: new RegExp(`^(judge ?)?${verdicts[at % 3] ?? 'Tie'}$`) }).click(),
        () => page.getByRole('button', { name: /^(Submit|Vote)/ }).click(),
      );
    }
    expect(errors).toEqual([]);
    await context.close();
  });

  it('fires no key while the critique is written', async () => {
    const { context, page } = await itemOf('hostile/odd');
    const from = page.url();
    await page.keyboard.press('c');
    await page.keyboard.type('1 2 3 both ` bad, a d s g');
    expect(await page.getByLabel('Critique').inputValue()).toBe('1 2 3 both ` bad, a d s g');
    expect(await page.locator('[aria-label="Verdict"] [aria-pressed=true]').count()).toBe(0);
    expect(page.url()).toBe(from);
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    expect(await page.locator('[aria-label="Verdict"] [aria-pressed=true]').innerText()).toContain('A better');
    await context.close();
  });

  it('restores a draft after a reload in the middle', async () => {
    const { context, page } = await itemOf('hostile/hostile');
    await page.keyboard.press('5');
    await page.keyboard.press('c');
    await page.keyboard.type('because');
    await page.reload();
    await shown(page);
    expect(await page.getByLabel('Critique').inputValue()).toBe('because');
    expect(await page.locator('[aria-label="Verdict"] [aria-pressed=true]').innerText()).toContain('B much better');
    await page.getByText('Draft saved').waitFor();
    await context.close();
  });

  it('asks which draft stands when a stale tab saves, and loses neither', async () => {
    const { context, page, pair } = await itemOf('hostile/odd');
    const other = await context.newPage();
    await other.goto(`/review/items/${pair}`);
    await shown(other);
    await other.keyboard.press('c');
    await other.keyboard.type(' from the other tab');
    await other.getByText('Draft saved').waitFor();
    await page.keyboard.press('c');
    await page.keyboard.type(' from this tab');
    await page.getByText('Changed in another tab').waitFor();
    await picture(page, 'item-conflict');
    await page.getByRole('button', { name: 'Keep both' }).click();
    await page.getByText('Draft saved').waitFor();
    const critique = await page.getByLabel('Critique').inputValue();
    expect(critique).toContain('from the other tab');
    expect(critique).toContain('from this tab');
    await context.close();
  });

  it('works on without a connection and sends everything when it is back', async () => {
    const { context, page } = await open(browser);
    await begin(page, await runOf('quickstart'));
    const from = page.url();
    await page.keyboard.press('3');
    await page.getByText('Draft saved').waitFor();
    await context.setOffline(true);
    await page.keyboard.press('c');
    await page.keyboard.type('written offline');
    await page.getByText('Unsaved').waitFor();
    await page.getByText('The connection is lost').waitFor();
    await picture(page, 'item-offline');
    await context.setOffline(false);
    await page.getByText('Draft saved').waitFor();
    await page.reload();
    await shown(page);
    expect(await page.getByLabel('Critique').inputValue()).toBe('written offline');
    await page.keyboard.press('Escape');
    await page.locator('.cm-content').first().click();
    await context.setOffline(true);
    const blind = (await page.getByText('Hidden until your vote').count()) > 0;
    await page.keyboard.press('Space');
    await page.getByText(blind ? 'not stored' : 'not sent yet').waitFor();
    await context.setOffline(false);
    if (blind) {
      await page.keyboard.press('Space');
      await page.getByText('revealed').waitFor();
      await page.keyboard.press('Space');
    }
    await next(page, from);
    await page.getByText('not sent yet').waitFor({ state: 'detached' });
    await context.close();
  });

  it('lets two reviewers judge at once, each pair with its own sides, and lists where they disagree', async () => {
    const tokens = inject('tokens');
    expect(tokens.length, 'two tokens: users add ada, users add bob').toBe(2);
    const run = await runOf('hostile');
    const seats = await Promise.all(
      tokens.map((token) => open(browser, { extraHTTPHeaders: { Authorization: `Bearer ${token}` } })),
    );
    await Promise.all(
      seats.map(async ({ page }, at) => {
        await begin(page, run);
        for (let item = 0; item < 3; item++) {
          const from = page.url();
          await page.keyboard.press(at === 0 ? '1' : '3');
          await page.keyboard.press('Space');
          if (item < 2) await next(page, from);
          else await page.waitForURL((url) => url.pathname === '/review');
        }
      }),
    );
    for (const { errors, context } of seats) {
      expect(errors).toEqual([]);
      await context.close();
    }
    const { context, page } = await open(browser);
    await page.goto('/review/adjudication');
    await page.getByText('tie or both bad').first().waitFor();
    await picture(page, 'adjudication');
    await page.getByRole('row').nth(1).click();
    await page.getByText('What reviewers said').waitFor();
    await picture(page, 'decision');
    await page.keyboard.press('2');
    await page.getByRole('button', { name: 'Decide' }).click();
    await page.waitForURL(/adjudication$/);
    await page.goto('/review/adjudication?decided=yes');
    await page.getByText('A better').first().waitFor();
    await context.close();
  });

  it('takes back what was submitted and shows it again as it was', async () => {
    const { context, page } = await open(browser);
    await begin(page, await runOf('quickstart'));
    await takeBack(page);
    await context.close();
  });

  it.skipIf(inject('folder') === '')('takes back a vote of the blind-first lane, which stays revealed', async () => {
    const blindFirst = ['--limit', '2', '--set', 'name=blind-first', '--set', 'review.lanes={blind-first: 100}'];
    await call(inject('folder'), 'run', 'configs/quickstart.yaml', ...blindFirst);
    const { context, page, errors } = await open(browser);
    await begin(page, await runOf('blind-first'));
    await page.getByText('Hidden until your vote').waitFor();
    await takeBack(page);
    await page.getByText('revealed').waitFor();
    const from = page.url();
    const stored = page.waitForResponse((answer) => answer.url().endsWith('/judgment'));
    await burst(page, '1', 'Space');
    expect(await (await stored).json()).toMatchObject({ judgment: { action: 'revise' } });
    await next(page, from);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('texts of models', () => {
  it('marks spans on the right characters, also after a reload', async () => {
    const { context, page, pair } = await itemOf('hostile/odd');
    const item = (await (await context.request.get(`/api/v1/review/items/${pair}`)).json()) as Record<
      'a' | 'b',
      { response: { text: string } }
    >;
    const side = item.a.response.text === oddText ? 'A' : 'B';
    expect(item[side === 'A' ? 'a' : 'b'].response.text).toBe(oddText);
    await page.keyboard.press(side === 'A' ? 'q' : 'w');
    await page.keyboard.press('Control+Home');
    for (let at = 0; at < 11; at++) await page.keyboard.press('ArrowRight');
    // The family is one character to a reader and eight code units to the store.
    for (let at = 0; at < 'and family '.length; at++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: 'Issue' }).waitFor();
    await page.keyboard.press('Escape');
    for (const [downs, expected] of [
      [4, 'def f(x):\t# tab 😀'],
      [1, 's = "漢字 e\u0301 👩🏽‍💻"'],
      [3, 'lone\rreturn. The end.'],
    ] as const) {
      for (let at = 0; at < downs; at++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('e');
      await page.getByRole('dialog', { name: 'Issue' }).waitFor();
      await page.keyboard.press('Space');
      await page.getByRole('dialog', { name: 'Issue' }).waitFor({ state: 'detached' });
      await page.getByText('Draft saved').waitFor();
      expect(await spanTexts(context, pair)).toContain(expected);
    }
    const before = await spanTexts(context, pair);
    await page.reload();
    await shown(page);
    const marks = page.locator('mark[class*="span-"]');
    expect(await marks.count()).toBeGreaterThanOrEqual(3);
    expect(await spanTexts(context, pair)).toEqual(before);
    await picture(page, 'item-odd');
    await context.close();
  });

  it('are inert, whatever they try', async () => {
    const { context, page, errors } = await itemOf('hostile/hostile');
    expect(await page.evaluate(() => (globalThis as { __owned?: number }).__owned)).toBeUndefined();
    expect(await page.locator('.cm-content a, .cm-content img:not(.cm-widgetBuffer), .cm-content script').count()).toBe(
      0,
    );
    const text = await page.locator('.cm-content').allInnerTexts();
    expect(text.join('\n')).toContain('</script><script>');
    expect(await page.locator('.hidden-character', { hasText: 'RLO' }).count()).toBeGreaterThan(0);
    expect(await page.locator('.hidden-character', { hasText: 'ESC' }).count()).toBeGreaterThan(0);
    expect(hostileText).toContain('\u202e');
    expect(errors).toEqual([]);
    await picture(page, 'item-hostile');
    await context.close();
  });

  it('of two million characters leave the page responsive', async () => {
    const { context, page, errors } = await itemOf('hostile/large');
    expect(largeText.length).toBeGreaterThan(2_000_000);
    await page.evaluate(() => {
      const tasks: number[] = [];
      (globalThis as { longTasks?: number[] }).longTasks = tasks;
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
      });
    });
    await page.keyboard.press('c');
    const started = Date.now();
    await page.keyboard.type('typing goes on while the text is parsed');
    const perKey = (Date.now() - started) / 39;
    await page.keyboard.press('Escape');
    for (const key of ['q', 'w', 't', 't', 't', 'v']) await page.keyboard.press(key);
    await page.keyboard.press('Control+End');
    // Until the parser, which works when nothing else does, has come to rest.
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 10_000 })));
    const longest = await page.evaluate(() =>
      Math.max(0, ...((globalThis as { longTasks?: number[] }).longTasks ?? [])),
    );
    console.info(`2 MB: ${perKey.toFixed(1)} ms per key, longest task ${longest.toFixed(0)} ms`);
    expect(await page.getByLabel('Critique').inputValue()).toBe('typing goes on while the text is parsed');
    expect(errors).toEqual([]);
    await context.close();
  });
});

async function spanTexts(
  context: { request: { get(url: string): Promise<{ json(): Promise<unknown> }> } },
  pair: string,
): Promise<string[]> {
  const item = (await (await context.request.get(`/api/v1/review/items/${pair}`)).json()) as Record<
    'a' | 'b',
    { response: { text: string } }
  > & {
    draft: {
      content: { review: { issues: { side: 'A' | 'B'; range: { start: number; end: number }; quote: string }[] } };
    };
  };
  return item.draft.content.review.issues.map(({ side, range, quote }) => {
    const text = item[side === 'A' ? 'a' : 'b'].response.text.slice(range.start, range.end);
    expect(text).toBe(quote);
    return text;
  });
}
