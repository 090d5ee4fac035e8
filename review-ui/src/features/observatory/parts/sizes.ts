/** Parameters of a model: `350 M`, `7.2 B`, `1.8 T`. */
export function sizeText(parameters: number): string {
  const units = [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'K'],
  ] as const;
  const [unit, name] = units.find(([least]) => parameters >= least) ?? [1, ''];
  const value = parameters / unit;
  return `${Number(value.toFixed(value < 100 ? 1 : 0))} ${name}`.trim();
}

/** A training step in full: `step 40 000`; `no step` where it is unknown. */
export function stepName(step: number | null, grouped: (value: number) => string): string {
  return step === null ? 'no step' : `step ${grouped(step)}`;
}
