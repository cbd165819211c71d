import { type Statement, statementsIn } from './statements.ts';
import type { Text } from './texts.ts';

/** In lines: what stands farther apart is about something else. */
const FARTHEST = 2;
/** A text that begins by calculating on: `× 14 days × 3 replicas = 5.4 GB`, `That × 365 is 47 GB`. */
const GOES_ON =
  /^\s*(?:(?:and|then)\s+)?(?:(?:that|this|it|which)\s+)?(?:[×*·÷]|[x/](?=\s)|times|multiplied by|divided by)\s*[~$€£(]*\d/i;
/** Little may stand behind the result that it goes on from. */
const CLOSING = /^[^\d=≈]{0,40}$/;

/** A calculation that a text takes over from the result that the text before it closes with; `written` as it is calculated. */
export type Continued = { statement: Statement; written: string };

/** The calculation that a text goes on with; undefined for a text that begins one of its own. */
export function continuedIn(before: Text, text: Text): Continued | undefined {
  const isNext = text.lineAt(0) - before.lineAt(before.text.length) <= FARTHEST;
  if (!isNext || before.section !== text.section || !GOES_ON.test(text.text)) return undefined;
  const last = statementsIn(before.text).at(-1);
  if (last?.right.kind !== 'quantity') return undefined;
  const { quantity } = last.right;
  if (!CLOSING.test(before.text.slice(quantity.end))) return undefined;
  const rest = text.text.replace(/^\s*(?:(?:and|then)\s+)?(?:(?:that|this|it|which)\s+)?/i, '');
  const joined = `${before.text.slice(quantity.start, quantity.end)} ${rest}`;
  const [statement] = statementsIn(joined);
  if (statement?.start !== 0 || statement.left.kind !== 'operation') return undefined;
  return { statement, written: joined.slice(0, statement.end) };
}
