import { describe, expect, it } from 'vitest';
import { beside } from './beside';

const card = { width: 300, height: 200 };
const screen = { width: 1000, height: 800 };

describe('a card beside its cell', () => {
  it('stands at the right where there is room', () => {
    expect(beside({ left: 100, top: 50, width: 60, height: 27 }, card, screen)).toEqual({ left: 168, top: 50 });
  });
  it('else stands at the left', () => {
    expect(beside({ left: 800, top: 50, width: 60, height: 27 }, card, screen)).toEqual({ left: 492, top: 50 });
  });
  it('never leaves the window', () => {
    const narrow = { width: 390, height: 800 };
    expect(beside({ left: 200, top: 700, width: 60, height: 27 }, card, narrow)).toEqual({ left: 82, top: 592 });
  });
});
