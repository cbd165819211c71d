import type { Design } from '../design.ts';
import { sentencesOf } from './sentences.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A name that stands beside a status: `409 `key_reused``, ``key_reused` (409)`. */
const STATUS = String.raw`(?<![\d,.])[45]\d\d(?![\d,.]\d|\s*(?:[kmgt]i?b|bytes?|characters|chars|ms|m?s|seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|rows?|per|a|x)\b|\s*[%×])\b`;
const BEHIND_STATUS = new RegExp(String.raw`${STATUS}[^\x60\n]{0,40}\x60([A-Za-z][\w.:/-]*)\x60`, 'gi');
const BEFORE_STATUS = /`([A-Za-z][\w.:/-]*)`[^`\n.;]{0,12}\b[45]\d\d\b/g;
/** A name that is said to be an error, or that is answered with. */
const SAID =
  /\b(?:(?:error|reason|problem|failure|refusal|result)s?(?: codes?| types?| slugs?)?|codes?|(?:refus\w+|reject\w*|fail\w*|answer\w*|respond\w*|return\w*) (?:with|as|by))(?: (?:of|is|the|an?|such as|like|called|named))*[:\s(]*`([A-Za-z][\w.:/-]*)`/gi;
/** Further names of the same list. */
const NEXT = /^\s*(?:\([^()`]{0,20}\)\s*)?(?:,|\/|and|or|,\s*(?:and|or))\s*`([A-Za-z][\w.:/-]*)`/;
/** In JSON: `"code": "key_reused"`, `"type": "https://…/key-reused"`. */
const IN_JSON =
  /["']?(?:code|error|reason|errorCode|error_code|type|slug)["']?\s*:\s*["'](?:[^"']*\/)?([a-zA-Z][\w-]*)["']/g;
const IS_CODE_COLUMN = /^(?:(?:error|reason|problem|failure) )?(?:codes?|errors?|reasons?|problems?|types?|slugs?)$/i;
const IS_STATUS = new RegExp(String.raw`^\x60?${STATUS}\x60?(?:\W|$)`, 'i');

/** In lower case, the names of the text that are codes of errors: nothing else of the design need have them. */
export function errorCodes(design: Design): ReadonlySet<string> {
  const before = known.get(design);
  if (before) return before;
  const { prose, document } = design;
  const codes = new Set<string>();
  const add = (name: string | undefined): void => {
    if (name !== undefined) codes.add(name.toLowerCase());
  };
  for (const { text } of prose.passages.flatMap(sentencesOf)) {
    const flat = text.replaceAll('\n', ' ');
    for (const match of [BEHIND_STATUS, BEFORE_STATUS, SAID].flatMap((pattern) => [...flat.matchAll(pattern)])) {
      add(match[1]);
      for (let at = match.index + match[0].length; ; ) {
        const next = NEXT.exec(flat.slice(at));
        if (!next) break;
        add(next[1]);
        at += next[0].length;
      }
    }
  }
  for (const { head, rows } of prose.tables) {
    for (const { cells } of rows) {
      const hasStatus = cells.some((cell) => IS_STATUS.test(cell.trim()));
      for (const [at, cell] of cells.entries()) {
        if (!IS_CODE_COLUMN.test((head[at] ?? '').replace(/[`*]/g, '').trim()) && !hasStatus) continue;
        // One name or a list of them, and no sentence that speaks of a name.
        if (/^(?:\s*`[^`]+`\s*[,;/]?)+$/.test(cell)) for (const [, name] of cell.matchAll(/`([^`]+)`/g)) add(name);
      }
    }
  }
  for (const [, name] of document.text.slice(0, 1_000_000).matchAll(IN_JSON)) add(name);
  const listed = vocabularyOf(design, 'error');
  for (const { codes: spans } of prose.passages)
    for (const { text } of spans) if (listed.has(text.toLowerCase())) add(text);
  known.set(design, codes);
  return codes;
}

const known = new WeakMap<Design, ReadonlySet<string>>();
