/** Moves labels that stand on one line apart, as little as needed and within a range: their places in the order they came. */
export function apart(wanted: readonly number[], gap: number, from: number, to: number): readonly number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((one, other) => one.at - other.at);
  const places: number[] = [];
  let least = from;
  for (const { at, index } of order) {
    const place = Math.max(at, least);
    places[index] = place;
    least = place + gap;
  }
  let most = to;
  for (const { index } of [...order].reverse()) {
    const place = Math.min(places[index] ?? most, most);
    places[index] = Math.max(place, from);
    most = place - gap;
  }
  return places;
}
