import type { Design } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const COUNT = `(?:(?:exactly |just |only )?(${NUMBERS.join('|')}|[1-8])|an? single|(?:the |its |our )?only)`;
/** "There is one topic", "the only event is", "publishes two event types". */
const COUNTED = new RegExp(
  String.raw`\b${COUNT}\s+(?:(?!of\b|new\b|more\b|other\b|such\b|further\b|dead\b|retry\b|internal\b)[a-z]+ )?(?:topics?|events?(?: types?)?|queues?|channels?|subjects?|streams?|message types?|routing keys?)\b`,
  'i',
);
const NAME = /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+$/;
/** One service or case of several. */
const PART =
  /\b(?:each|every|per|of (?:the|its|these|those|them)|at a time|first|next|another|e\.g|for example|such as|like)\b/i;

/** The topics or events of which a sentence gives both the number and the names: there are no others. */
export function countedTopics({ prose }: Design): { names: string[]; line: number }[] {
  return prose.passages.flatMap(sentencesOf).flatMap(({ text, codes, line, aside }) => {
    const words = text.replace(/`[^`]*`/g, '`');
    const match = aside || PART.test(words) ? null : COUNTED.exec(words);
    const names = [...new Set(codes.map((code) => code.text).filter((name) => NAME.test(name)))];
    if (!match || names.length === 0) return [];
    const said = match[1]?.toLowerCase() ?? '1';
    const count = NUMBERS.indexOf(said) + 1 || Number(said);
    return count === names.length ? [{ names, line }] : [];
  });
}
