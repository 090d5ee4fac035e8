/** A part of a message: text as it is sent, or a placeholder that is filled. */
export type MessagePart = { readonly text: string } | { readonly variable: string };

const placeholder = /\{\{([A-Za-z_]\w*)\}\}|\{([A-Za-z_]\w*)\}/g;

/** Splits a message at its placeholders `{name}`; `{{name}}` stands for `{name}` itself, and other braces are left alone. */
export function messageParts(content: string): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  let from = 0;
  for (const match of content.matchAll(placeholder)) {
    if (match[2] === undefined) continue;
    if (match.index > from) parts.push({ text: content.slice(from, match.index) });
    parts.push({ variable: match[2] });
    from = match.index + match[0].length;
  }
  if (from < content.length) parts.push({ text: content.slice(from) });
  return parts;
}
