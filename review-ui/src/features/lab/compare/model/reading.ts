/** How an answer is best read: as a program alone, or as text with Markdown in it. */
export type Reading =
  | { readonly kind: 'code'; readonly code: string; readonly language: string | undefined }
  | { readonly kind: 'markdown' }
  /** Shown as it is: longer or nested deeper than can be laid out while somebody waits. */
  | { readonly kind: 'plain' };

/** Texts with more characters are not laid out. */
const longest = 40_000;
/** A dozen quotes or lists within each other: by their marks on one line, or by how far the innermost is indented. */
const deep = /^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])[ \t])){12,}|^[ \t]{36,}(?:[*+-]|\d{1,9}[.)])[ \t]/m;

const fence = /^\s*(`{3,}|~{3,})[ \t]*([\w+#-]*)[^\n]*\n([^]*?)\n?[ \t]*\1[ \t]*\s*$/;
/** Lines that a Python program begins with, and prose does not. */
const python =
  /^(?:#!.*python|from\s+[\w.]+\s+import\s|import\s+\w[\w., ]*$|def\s+\w+\s*\(|class\s+\w+\s*[(:]|@\w+|async\s+def\s)/;

/** Tells a program from text and from what is not laid out: one fenced block and nothing else, or a text that begins as Python does. */
export function readingOf(text: string): Reading {
  if (text.length > longest) return { kind: 'plain' };
  const [, mark, language, code] = fence.exec(text) ?? [];
  if (mark !== undefined && code !== undefined && !code.includes(mark))
    return { kind: 'code', code, language: language === '' ? undefined : language };
  const first = text.trimStart().split('\n', 1)[0]?.trimEnd() ?? '';
  if (python.test(first) && !text.includes('```'))
    return { kind: 'code', code: text.replace(/^\s*\n/, ''), language: 'python' };
  return { kind: deep.test(text) ? 'plain' : 'markdown' };
}

/** The beginning of a text, for a place that shows only so much. */
export function beginning(text: string, length: number): string {
  if (text.length <= length) return text;
  const splits = /[\ud800-\udbff]/.test(text.charAt(length - 1));
  return text.slice(0, splits ? length - 1 : length);
}
