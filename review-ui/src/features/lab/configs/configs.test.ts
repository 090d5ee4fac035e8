import { describe, expect, it } from 'vitest';
import { config } from '@/test/fixtures/lab';
import { configBlocked, configHints, contentsOf, draftOf, emptyConfig } from './configDraft';
import { configJson } from './configJson';

describe('a config as JSON', () => {
  it('has the names of files, without what is not set', () => {
    expect(JSON.parse(configJson(config()))).toEqual({
      model: 'gpt-5-mini',
      max_output_tokens: 8000,
      verbosity: 'low',
      reasoning_effort: 'medium',
    });
  });
  it('can name models by what applications call them', () => {
    const model = (name: string) =>
      (JSON.parse(configJson(config({ model: name }), { aliases: true })) as { model: string }).model;
    expect([model('gpt-5'), model('gpt-5-mini'), model('gpt-5-nano')]).toEqual(['smart', 'fast', 'gpt-5-nano']);
  });
});

describe('a config that is written', () => {
  it('begins with room for reasoning', () => {
    const { parameters, model } = emptyConfig('openai');
    expect(model).toBe('gpt-5');
    expect(parameters).toMatchObject({ maxOutputTokens: 8000, verbosity: 'medium', reasoningEffort: 'medium' });
  });
  it('clears what is emptied, with an explicit null', () => {
    const draft = draftOf(config({ description: 'old' }));
    const changed = contentsOf({ ...draft, description: ' ', parameters: { ...draft.parameters, verbosity: null } });
    expect(changed).toMatchObject({ description: null, parameters: { verbosity: null, maxOutputTokens: 8000 } });
  });
  it.each([
    [{ name: '' }, 'It needs a name.'],
    [{ name: 'a/b' }, 'A name may not hold a slash.'],
    [{ model: ' ' }, 'It needs a model.'],
    [{ connection: '' }, 'It needs a connection.'],
    [{}, null],
  ])('with %o is blocked by %s', (changes, blocked) => {
    expect(configBlocked({ ...draftOf(config()), ...changes })).toBe(blocked);
  });
  it('says what gpt-5 does not take, and what reasoning needs', () => {
    const draft = draftOf(config({ parameters: { temperature: 0.7, maxOutputTokens: 500 } }));
    expect(configHints(draft)).toEqual([
      'Models of gpt-5 take no temperature; it is not sent.',
      'Reasoning counts as output: below 8000 tokens an answer may be cut or stay empty.',
    ]);
    expect(configHints({ ...draft, model: 'gpt-4o' })).toEqual([]);
    expect(configHints(draftOf(config({ model: 'gpt-4o' })))).toHaveLength(1);
  });
});
