import type { Design, Field, Passage, ProseTable } from '../design.ts';
import { isAsideHeading } from '../prose/aside.ts';
import { type Endpoint, endpointsIn } from '../prose/endpoints.ts';

/** The fields that a line of the text says a call answers with. */
export type ToldShape = { call: Endpoint; fields: Field[]; line: number };

const ANSWER =
  /^(?:(?:success )?(?:responses?|answers?|returns?|results?|outputs?|gives|replies|reply|yields)(?: (?:body|fields|payload|shape|json|key fields))?|(?:key )?fields(?: returned)?|response .{0,20}|body out|out|what (?:comes back|it (?:returns|gives|answers)|you get))$/i;
const ANSWERS =
  /(?:→|->|=>|\b(?:returns?|returning|answers?(?: with)?|gives(?: back)?|responds? with|yields|response(?: body| fields)?(?: is)?:?|replies with)\b)/i;
/** What may stand between the names of fields, and says nothing of where they come from. */
const BETWEEN =
  /^(?:[\s,;:.{}[\]()|+&/'"?!]|\b(?:\d{3}|ok|created|accepted|list|lists|array|page|pages|paged|of|with|and|the|an?|new|updated|full|object|json|body|items?|each|has|have|as|plus|its|every|row|rows|one|entry|entries|results?|response|answers?|returns?|fields?|or|null|nullable|in|status)\b)*$/i;
const NAME = /^[a-z][A-Za-z0-9_]*$/;

/** Of the fields that a cell or a clause names: their names alone, in order; undefined where it says more than names. */
export function namesListed(text: string): string[] | undefined {
  const spans = [...text.matchAll(/`([^`]*)`/g)].map(([, span = '']) => span.trim());
  const rest = text.replace(/`[^`]*`/g, ' ');
  if (spans.length >= 2 || (spans.length === 1 && /[{,]/.test(spans[0] ?? ''))) {
    if (!BETWEEN.test(rest.replace(/\b(?:sorted|ordered|newest|oldest|latest)\b.*$/i, ''))) return undefined;
    const names = spans.flatMap((span) => (/[{,]/.test(span) ? (bareNames(span) ?? ['']) : [span]));
    const plain = names.map((name) => name.replace(/(?:\?|!|\[\])$/, ''));
    return plain.every((name) => NAME.test(name)) ? plain : undefined;
  }
  return bareNames(text);
}

/** `{id, item_id, status: "aborted"}` and `id, item_id, due_on`, a note in brackets aside. */
function bareNames(text: string): string[] | undefined {
  const bare = text
    .replace(/`/g, '')
    .replace(/^\s*\d{3}\b[\s,:]*(?:(?:ok|created|accepted)\b[\s,:]*)?/i, '')
    .replace(/^\s*(?:an? )?(?:list|array|page) of\s+/i, '')
    .trim();
  const inner = /^\[?\{([^{}]*)\}\]?/.exec(bare)?.[1] ?? (/[{}[\]]/.test(bare) ? '' : bare);
  const parts = inner.split(',').map((part) => part.trim());
  const names = parts.flatMap((part) => {
    const [, name, note] = /^([A-Za-z]\w*)\??(\s*(?::.*|\(.*\)))?$/s.exec(part) ?? [];
    if (name === undefined) return [''];
    return note !== undefined && /\(/.test(note) ? [] : [name];
  });
  return names.length >= 2 && names.every((name) => NAME.test(name)) ? names : undefined;
}

/** What tables and items of the text say that calls answer with. */
export function toldShapes(design: Design): ToldShape[] {
  const before = known.get(design);
  if (before) return before;
  const { tables, passages } = design.prose;
  const cells = new Set(tables.flatMap(({ rows, line }) => [line, ...rows.map((row) => row.line)]));
  const found = [
    ...tables.flatMap(inTable),
    ...passages.flatMap((passage) => (cells.has(passage.line) || passage.aside ? [] : inPassage(passage))),
  ];
  known.set(design, found);
  return found;
}

const known = new WeakMap<Design, ToldShape[]>();

function inTable({ head, rows, section = '' }: ProseTable): ToldShape[] {
  const at = head.findIndex((title) => ANSWER.test(title.replace(/[`*]/g, '').trim()));
  if (at < 1 || isAsideHeading(section)) return [];
  return rows.flatMap(({ cells, line }) => {
    const calls = endpointsIn(cells.slice(0, at).join(' ').replace(/`/g, ''));
    return calls.length === 1 ? shapeOf(calls[0], namesListed(cells[at] ?? ''), line) : [];
  });
}

function inPassage({ text, line }: Passage): ToldShape[] {
  const calls = endpointsIn(text.replace(/`/g, ''));
  const answers = text.split(ANSWERS);
  if (calls.length !== 1 || answers.length < 2) return [];
  const clause = (answers.at(-1) ?? '').split(/(?<=[}`\w])[.;](?:\s|$)/)[0] ?? '';
  return shapeOf(calls[0], namesListed(clause), line);
}

function shapeOf(call: Endpoint | undefined, names: string[] | undefined, line: number): ToldShape[] {
  if (!call || !names) return [];
  const fields = names.map(
    (name): Field => ({ name, type: 'any', nullable: false, required: false, isList: false, line }),
  );
  return [{ call, fields, line }];
}
