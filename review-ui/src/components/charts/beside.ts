/** A box on the screen. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const gap = 8;

/** Where a card of a size stands beside its anchor: at the right, else at the left; always within the window. */
export function beside(
  anchor: Box,
  size: { width: number; height: number },
  window: { width: number; height: number },
): { left: number; top: number } {
  const right = anchor.left + anchor.width + gap;
  const left = anchor.left - gap - size.width;
  const fits = right + size.width <= window.width - gap;
  const within = (value: number, length: number, all: number) => Math.max(gap, Math.min(value, all - length - gap));
  return {
    left: within(fits || left < gap ? right : left, size.width, window.width),
    top: within(anchor.top, size.height, window.height),
  };
}
