import type { CellKey } from './api/queries';

/** The board of a run, narrowed to a template where one is given. */
export function boardAddress(run: string, template?: string): string {
  const params = new URLSearchParams(template === undefined ? { run } : { run, template });
  return `/assignments?${params}`;
}

/** A round of a try. */
export const attemptAddress = (id: string): string => `/assignments/attempts/${encodeURIComponent(id)}`;

/** The tasks of a template. */
export function templateAddress(template: string, seed?: string, round?: number): string {
  const params = new URLSearchParams({ template });
  if (seed !== undefined) params.set('seed', seed);
  if (round !== undefined) params.set('round', String(round));
  return `/assignments/templates?${params}`;
}

/** A picture of a page. */
export const pictureAddress = (hash: string): string => `/api/v1/assignments/evidence/${encodeURIComponent(hash)}`;

/** A cell of the board. */
export interface CellPlace extends CellKey {
  readonly round: number;
}

/** A cell in a search parameter: names may hold any character. */
export const writePlace = ({ model, prompt, template, round }: CellPlace): string =>
  [model, prompt, template, String(round)].map(encodeURIComponent).join('/');

/** The cell that a search parameter names; null for none, and for what names none. */
export function readPlace(value: string | null): CellPlace | null {
  const parts = value?.split('/') ?? [];
  if (parts.length !== 4) return null;
  try {
    const [model = '', prompt = '', template = '', round = ''] = parts.map(decodeURIComponent);
    return /^[1-9]\d{0,3}$/.test(round) ? { model, prompt, template, round: Number(round) } : null;
  } catch {
    // A percent sign that begins nothing: somebody edited the address.
    return null;
  }
}

/** The address of a link: only of the web; null for what must not be opened by a click. */
export function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
