import { describe, expect, it } from 'vitest';
import { categories, categoryWords, filterCategories } from './categories';

describe('categories', () => {
  it('finds by the beginnings of words on both levels', () => {
    expect(filterCategories('corr log').map(({ name }) => name)).toEqual(['correctness/logic']);
    expect(filterCategories('e')[0]?.name).toBe('correctness/edge_case');
    expect(filterCategories('zzz')).toEqual([]);
    expect(filterCategories(' ')).toBe(categories);
  });

  it('can each be reached by letters under the left hand, or by a few moves: the list goes round', () => {
    const left = /^[qwertasdfgzxcvb]+$/;
    for (const category of categories) {
      const typed = [1, 2, 3]
        .map((length) => category.label.toLowerCase().slice(0, length))
        .filter((part) => left.test(part));
      const moves = ['', ...typed].map((part) => {
        const found = filterCategories(part);
        const at = found.indexOf(category);
        return Math.min(at, found.length - at);
      });
      expect(Math.min(...moves), category.name).toBeLessThanOrEqual(7);
    }
  });

  it('says names as words, also unknown ones', () => {
    expect(categoryWords('correctness/off_by_one')).toBe('correctness, off by one');
    expect(categoryWords('new_kind')).toBe('new kind');
  });
});
