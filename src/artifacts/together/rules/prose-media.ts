import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { kindOfMedia, mediaLists } from '../prose/limits/media-kinds.ts';
import { tellingsOf } from '../prose/limits/tellings.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/prose-media';
/** That files of a kind come in. */
const TAKEN =
  /\b(?:accept\w*|allow\w*|uploads?|uploaded|attach\w*|submit\w*|may be|must be|are|is|takes?|supported|permitted|only|either)\b/i;
/** What is made from the files, or sent elsewhere. */
const MADE =
  /\b(?:convert\w*|transcod\w*|export\w*|render\w*|generat\w*|reports?|invoices?|thumbnails?|previews?|download\w*|produc\w*|as well as|such as|e\.g\.|for example|reject\w*|refus\w*|not|never|except|logs?)\b/i;

/** In characters: what is as short has to say that something is taken. */
const SHORT = 20;
const TAKES = /\b(?:accept\w*|allow\w*|uploads?|uploaded|attach\w*|takes?|supported|permitted)\b/i;
const CHOSEN = /^\W*(?:AD|D|ADR|Decision)[- ]?\d+\b/i;

type Taken = { name: string; kinds: string[]; line: number };

/** Kinds of files that the text takes, against the media types that a column or field is held to. */
export const proseMedia: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const taken = takenIn(design);
    const [first] = taken;
    const sets = new Set(taken.map(({ kinds }) => [...kinds].sort().join()));
    // Where several things have files, it takes more to tell which is meant.
    if (!first || sets.size > 1) return [];
    return tellingsOf(design).flatMap(({ text, lineAt }): Finding[] => {
      const lists = mediaLists(text);
      const [list] = lists;
      // "WebP only" beside what it was chosen over is of what is made.
      if (
        !list ||
        lists.length > 1 ||
        CHOSEN.test(text) ||
        (text.length < SHORT && !TAKES.test(text)) ||
        !TAKEN.test(text) ||
        MADE.test(text)
      )
        return [];
      const extra = list.kinds.filter((kind) => !first.kinds.includes(kind));
      const gone = first.kinds.filter((kind) => !list.kinds.includes(kind));
      const isSame = list.kinds.some((kind) => first.kinds.includes(kind));
      if (!isSame || extra.length + gone.length === 0) return [];
      const message = `The text takes ${list.said}, but \`${first.name}\` (line ${first.line}) holds ${first.kinds.join(', ')}.`;
      const lines = [...new Set(taken.map(({ line }) => line))].slice(0, 3);
      return [{ level: 'warning', rule: RULE, message: message.slice(0, 220), line: lineAt(list.start), with: lines }];
    });
  },
};

function takenIn({ schema, shapes }: Design): Taken[] {
  const all = [
    ...schema.tables.flatMap((table) => table.columns.map((one) => ({ ...one, owner: table.name }))),
    ...shapes.flatMap((shape) => shape.fields.map((one) => ({ ...one, owner: shape.name }))),
  ];
  return all.flatMap(({ owner, name, values = [], line }): Taken[] => {
    const kinds = values.map(kindOfMedia);
    const known = kinds.filter((kind) => kind !== undefined);
    return known.length > 0 && known.length === kinds.length ? [{ name: `${owner}.${name}`, kinds: known, line }] : [];
  });
}
