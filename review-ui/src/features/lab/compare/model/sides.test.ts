import { expect, it } from 'vitest';
import { sideOf } from './sides';

const box = { left: 100, top: 50, width: 200, height: 400 };

it('goes by the place along the row, or along the stack', () => {
  const at = (x: number, y: number, isStacked = false) => sideOf({ x, y }, box, isStacked);
  expect([at(110, 400), at(200, 60), at(290, 60)]).toEqual(['before', 'with', 'after']);
  expect([at(290, 60, true), at(110, 250, true), at(110, 440, true)]).toEqual(['before', 'with', 'after']);
});
