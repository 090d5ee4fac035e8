import { describe, expect, it } from 'vitest';
import { prompt } from '@/test/fixtures/lab';
import { contentsOf, draftOf, messagesJson, promptBlocked, readMessages, shifted } from './promptDraft';
import { columnsOf, freeName, unfilled, withRow } from './rowEdits';

describe('messages as JSON', () => {
  it('are read in both forms that files have, and come back as they were', () => {
    const { messages } = prompt();
    const text = messagesJson(messages);
    for (const form of [text, `{"name": "x", "messages": ${text}}`]) {
      const read = readMessages(form);
      expect('messages' in read && read.messages.map(({ role, content }) => ({ role, content }))).toEqual(messages);
    }
  });
  it.each([
    ['[', /^This is no JSON: /],
    ['{"role": "user"}', /^Messages are a list/],
    ['[]', /^There is no message/],
    ['[3]', /^messages\[0\] is no object/],
    ['[{"role": "tool", "content": "x"}]', /^messages\[0\]\.role must be system, user, assistant/],
    ['[{"role": "user", "content": "x"}, {"role": "user", "content": " "}]', /^messages\[1\]\.content must be/],
  ])('%s says what is wrong and where', (text, problem) => {
    const read = readMessages(text);
    expect('problem' in read ? read.problem : '').toMatch(problem);
  });
});

describe('a prompt that is written', () => {
  it('keeps what an import brought along, and leaves empty messages out', () => {
    const draft = draftOf(prompt());
    const contents = contentsOf({ ...draft, messages: [{ key: 0, role: 'system', content: ' ' }, ...draft.messages] });
    expect(contents.metadata).toEqual({ source: 'langfuse' });
    expect(contents.messages).toEqual(prompt().messages);
  });
  it('needs a name without a slash, and a message', () => {
    const draft = draftOf(prompt());
    expect(promptBlocked(draft)).toBeNull();
    expect(promptBlocked({ ...draft, name: 'a/b' })).toBe('A name may not hold a slash.');
    expect(promptBlocked({ ...draft, messages: [] })).toBe('It needs a message with a text.');
  });
  it('moves messages by one, and none beyond an end', () => {
    expect(shifted(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(shifted(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(shifted(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(shifted(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });
});

describe('rows', () => {
  const rows = [{ name: 'row-2', values: { kind: 'closed', note: 'x' } }];
  it('have a column for each variable and for what they hold beyond', () => {
    expect(columnsOf(rows, ['topic', 'kind'])).toEqual(['topic', 'kind', 'note']);
  });
  it('get names that are free', () => {
    expect(freeName(rows)).toBe('row-3');
    expect(withRow(rows, ['kind']).at(-1)).toEqual({ name: 'row-3', values: { kind: '' } });
  });
  it('say which variables nothing fills', () => {
    expect(unfilled([], ['kind'])).toEqual(['kind']);
    expect(unfilled(rows, ['kind', 'topic'])).toEqual(['topic']);
  });
});
