import { describe, expect, it } from 'vitest';
import { boardAddress, readPlace, templateAddress, webAddress, writePlace } from './addresses';

describe('a cell in the address', () => {
  it('comes back whatever its names hold', () => {
    const place = { model: 'org/model:1 %', prompt: 'a&b', template: 'é/ü', round: 2 };
    expect(readPlace(writePlace(place))).toEqual(place);
  });
  it('is none when somebody wrote something else', () => {
    for (const text of [null, '', 'a/b/c', 'a/b/c/d', 'a/b/c/0', 'a/b/c/-1', '%/b/c/1', 'a/b/c/1/e'])
      expect(readPlace(text)).toBeNull();
  });
});

describe('addresses', () => {
  it('hold what was chosen', () => {
    expect(boardAddress('r', 'a b')).toBe('/assignments?run=r&template=a+b');
    expect(templateAddress('t', '1', 2)).toBe('/assignments/templates?template=t&seed=1&round=2');
  });
  it('can be opened only when they are of the web', () => {
    expect(webAddress('https://host.example/a')).toBe('https://host.example/a');
    for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//host', 'host'])
      expect(webAddress(text)).toBeNull();
  });
});
