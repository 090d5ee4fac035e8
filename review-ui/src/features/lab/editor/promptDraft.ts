import type { Message, Prompt, PromptChange, Row } from '../api/types';

/** A message while it is written. */
export interface DraftMessage extends Message {
  /** Tells messages apart while they are moved. */
  readonly key: number;
}

/** A prompt while it is written. */
export interface PromptDraft {
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly messages: readonly DraftMessage[];
  readonly rows: readonly Row[];
  /** What an import brought along; kept as it is. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The roles of messages. */
export const roles = ['system', 'user', 'assistant'] as const satisfies readonly Message['role'][];

let last = 0;
/** A message of a draft. */
export const draftMessage = (role: Message['role'], content: string): DraftMessage => ({ key: ++last, role, content });

/** A prompt to begin with. */
export function emptyPrompt(): PromptDraft {
  return {
    name: '',
    description: '',
    category: '',
    tags: [],
    messages: [draftMessage('system', ''), draftMessage('user', '')],
    rows: [],
    metadata: {},
  };
}

/** A stored prompt as a draft. */
export function draftOf({ name, description, category, tags, messages, rows, metadata }: Prompt): PromptDraft {
  return {
    name,
    description: description ?? '',
    category: category ?? '',
    tags,
    messages: messages.map(({ role, content }) => draftMessage(role, content)),
    rows,
    metadata,
  };
}

/** The messages as they are sent: those without a text are left out, as an empty system message of a new prompt is. */
export function sentMessages(messages: readonly Message[]): Message[] {
  return messages.filter(({ content }) => content.trim() !== '').map(({ role, content }) => ({ role, content }));
}

/** The draft as the API takes it. */
export function contentsOf(draft: PromptDraft): PromptChange {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    description: text(draft.description),
    category: text(draft.category),
    tags: [...draft.tags],
    messages: sentMessages(draft.messages),
    rows: [...draft.rows],
    metadata: { ...draft.metadata },
  };
}

/** Why a prompt cannot be stored yet; null when it can. What its contents lack is the server's to say. */
export function promptBlocked({ name, messages }: Pick<PromptDraft, 'name' | 'messages'>): string | null {
  if (name.trim() === '') return 'It needs a name.';
  if (name.includes('/')) return 'A name may not hold a slash.';
  return sentMessages(messages).length === 0 ? 'It needs a message with a text.' : null;
}

/** Messages that were written as JSON, or why they cannot be read. */
export type ReadMessages = { readonly messages: readonly DraftMessage[] } | { readonly problem: string };

/** Reads messages in OpenAI's form: a list of objects with `role` and `content`, or an object that holds it as `messages`. */
export function readMessages(text: string): ReadMessages {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `This is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const list: unknown = isObject(value) && 'messages' in value ? value['messages'] : value;
  if (!Array.isArray(list)) return { problem: 'Messages are a list: [{"role": "user", "content": "…"}].' };
  const messages: DraftMessage[] = [];
  for (const [index, item] of (list as unknown[]).entries()) {
    if (!isObject(item)) return { problem: `messages[${index}] is no object.` };
    const { role, content } = item;
    const known = roles.find((one) => one === role);
    if (known === undefined) return { problem: `messages[${index}].role must be ${roles.join(', ')}.` };
    if (typeof content !== 'string' || content.trim() === '')
      return { problem: `messages[${index}].content must be a text that is not empty.` };
    messages.push(draftMessage(known, content));
  }
  return messages.length === 0 ? { problem: 'There is no message in the list.' } : { messages };
}

/** Messages as JSON to be edited. */
export function messagesJson(messages: readonly Message[]): string {
  return JSON.stringify(sentMessages(messages), null, 2);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list with the item at a place moved up or down by one. */
export function shifted<T>(items: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const to = at + by;
  if (to < 0 || to >= items.length) return items;
  const next = [...items];
  const [item] = next.splice(at, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}
