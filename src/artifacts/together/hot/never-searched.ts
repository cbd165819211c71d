import type { Table } from '../../sql/schema.ts';
import type { Design, Passage } from '../design.ts';
import { columnFor } from '../names.ts';
import { isAsideHeading } from '../prose/aside.ts';
import { sentencesOf } from '../prose/sentences.ts';

/** A column that the text says nobody looks for rows by. */
export type NeverSearched = { table: Table; column: string; line: number };

const ASKS =
  '(?:search(?:e[sd]|ing)?|filter(?:s|ed|ing)?|look(?:s|ed|ing)?[ -]?ups?|look(?:s|ed)? (?:it |them )?up|sort(?:s|ed|ing)?|order(?:s|ed)?|quer(?:y|ies|ied)|reads?|found|finds?|select(?:s|ed)?|(?:asks?|asked) for)';
const NAME = String.raw`(?:the )?(?:\x60(?:\w+\.)?(\w+)\x60|(it)\b|([a-z]\w+(?: [a-z]\w+)?)\b)`;
/** `never search by it`, `nothing in production filters on it`, `not supported: search by publisher`, `no read by …`. */
const BY = new RegExp(
  String.raw`\b(?:(?:never|nobody|no one|nothing|none|not supported:?)\s+(?:[\w-]+ ){0,3}?${ASKS}|no (?:read|quer(?:y|ies)|search(?:es)?|look-?ups?|filter(?:s|ing)?)(?: (?:ever )?(?:filters?|sorts?|looks?|goes|asks?))?)(?: \w+)?\s+(?:by|on|for)\s+${NAME}`,
  'gi',
);
/** `` `since` is displayed and never sorted by ``, `` `note` is not searched ``. */
const IS =
  /\x60(?:\w+\.)?(\w+)\x60[^.;\x60]{0,50}\b(?:(?:is|are|and) (?:never|not)|never) (?:ever )?(?:searched|filtered|sorted|queried|looked up|selected|ordered)(?: (?:by|on|for))?\s*(?:$|[.,;:)])/gi;
/** What is said of some of the reads, or of another time, or takes itself back. */
const PARTLY =
  /\b(?:alone|only|without|on its own|by itself|until|yet|unless|except|other than|any ?more|no longer|before|would|could|first|directly|public\w*|outside|instead|but by|API|client|browser|users?|customers?|guests?|visitors?|here)\b/i;

/** The columns that sentences take out of every search, each of the one table that has it in an index. */
export function neverSearched(design: Design): NeverSearched[] {
  const { passages } = design.prose;
  return passages
    .filter(({ section }) => !isAsideHeading(section ?? ''))
    .flatMap((passage) => {
      const sentences = sentencesOf(passage);
      return sentences.flatMap((sentence, at) => inSentence(sentence, sentences[at - 1], design));
    });
}

function inSentence(sentence: Passage, before: Passage | undefined, design: Design): NeverSearched[] {
  const text = sentence.text.replaceAll('\n', ' ');
  const found = [...text.matchAll(BY), ...text.matchAll(IS)];
  return found.flatMap((match): NeverSearched[] => {
    const [, code, it, words] = match;
    if (PARTLY.test(text)) return [];
    const pointed = it === undefined ? undefined : lastCode(text.slice(0, match.index), before?.text ?? '');
    const name = code ?? pointed ?? (it === undefined ? words : undefined);
    if (name === undefined || (words !== undefined && /^(?:the|an?|it|this|that|its|them)\b/i.test(words))) return [];
    const owners = ownersOf(name, words !== undefined, design);
    const [owner, other] = owners;
    return owner && !other ? [{ ...owner, line: sentence.line }] : [];
  });
}

/** What `it` stands for: the last name in code of the same sentence, else the one name of the sentence before. */
function lastCode(own: string, before: string): string | undefined {
  const codes = (text: string): string[] => [...text.matchAll(/`(?:\w+\.)?(\w+)`/g)].map(([, name = '']) => name);
  const earlier = codes(before);
  return codes(own).at(-1) ?? (earlier.length === 1 ? earlier[0] : undefined);
}

function ownersOf(name: string, isWord: boolean, { schema }: Design): { table: Table; column: string }[] {
  return schema.tables.flatMap((table) => {
    const own = isWord
      ? wordColumn(name, table)
      : table.columns.find((column) => column.name === name.toLowerCase())?.name;
    const isIndexed = own !== undefined && table.indexes.some(({ columns }) => columns.includes(own));
    return own === undefined || !isIndexed ? [] : [{ table, column: own }];
  });
}

/** A column in words is named in full, by the first word or the first two. */
function wordColumn(words: string, table: Table): string | undefined {
  const [first = ''] = words.split(' ');
  return [words, first]
    .map((name) => columnFor(name, table))
    .find((found) => found !== undefined && found.likeness !== 'affix')?.column.name;
}
