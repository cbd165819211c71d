/** What is being typed at the cursor that can be completed; the whole of it goes from `start` to `end`, in UTF-16 units. */
export type Token = {
  kind: 'mention' | 'command';
  start: number;
  end: number;
  /** What stands between its sign (`@`, `/`) and the cursor; of a quoted name, without the quotation mark. */
  query: string;
};

/** Before an `@` that begins a name, so that an address of e-mail is none. */
const BEFORE = /[\s([{"']/;

/**
 * What can be completed where the cursor stands: a name after `@`, or a command. A command is a text of one line that
 * begins with `/`.
 *
 * @param keys the commands that can be written, each with the letter that opens its list while nothing else is typed;
 * none where there are no commands
 */
export function tokenAt(text: string, cursor: number, keys?: ReadonlyMap<string, string>): Token | undefined {
  if (keys && isCommand(text)) {
    return cursor > 0 ? { kind: 'command', start: 0, end: text.length, query: text.slice(1, cursor) } : undefined;
  }
  // A letter typed on is the start of a word: the list is gone, and nothing that was typed is.
  const called = cursor === 1 ? keys?.get(text) : undefined;
  if (called !== undefined) return { kind: 'command', start: 0, end: 1, query: `${called} ` };
  return quotedAt(text, cursor) ?? plainAt(text, cursor);
}

/** Whether a text is meant as a command: `/model sonnet`, and neither `/etc/nginx is ours` nor ` /model`. */
export function isCommand(text: string): boolean {
  return /^\/[\w-]*(?: [^\n]*)?$/.test(text);
}

function plainAt(text: string, cursor: number): Token | undefined {
  const typed = /@[^\s@]*$/.exec(text.slice(0, cursor));
  if (!typed || !begins(text, typed.index)) return undefined;
  const query = typed[0].slice(1);
  if (query.startsWith('"')) return undefined;
  const rest = /^[^\s@]*/.exec(text.slice(cursor))?.[0] ?? '';
  return { kind: 'mention', start: typed.index, end: cursor + rest.length, query };
}

/** `@"notes of May.md"`: a name that holds blanks. */
function quotedAt(text: string, cursor: number): Token | undefined {
  const typed = /@"[^"\n]*$/.exec(text.slice(0, cursor));
  if (!typed || !begins(text, typed.index)) return undefined;
  const rest = /^[^"\n]*"/.exec(text.slice(cursor))?.[0] ?? '';
  return { kind: 'mention', start: typed.index, end: cursor + rest.length, query: typed[0].slice(2) };
}

function begins(text: string, at: number): boolean {
  return at === 0 || BEFORE.test(text.charAt(at - 1));
}

/** A path as it is named in a text: with quotation marks where it would end too early, or lose its end. Nothing: it cannot be. */
export function mentionOf(path: string): string | undefined {
  if (/["\n\r]/.test(path)) return undefined;
  return /[\s@]|[.,;:!?)\]}']$/.test(path) || OF_A_SERVER.test(path) ? `@"${path}"` : `@${path}`;
}

const OF_A_SERVER = /^[\w-]{2,}:/;
