import type { Passage, Prose } from '../design.ts';
import { decisionsIn } from '../prose/decisions.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { KIND_WORDS, TECHNOLOGIES, type Technology } from './technologies.ts';

/** Something that a design says it does not take: where, and all that is said there. */
export type TurnedDown = { phrase: string; technology?: Technology; line: number; around: string; id?: string };

/** Words that leave a phrase about the whole of what it names. */
const GENERIC =
  /\b(?:a|an|the|own|apache|amazon|aws|kafka|cluster|clusters|server|servers|broker|queues?|streams?|jetstream|database|cache|engine|api|apis|single-page|app|everywhere|for (?:everything|all|it|this|that))\b|[^\w]/gi;
const OUT =
  '(?:(?:was|were|is|are|would be|seemed) (?:the (?:other )?(?:alternative|candidate|option|choice)|turned down|rejected|ruled out|discarded|dismissed|overkill|out\\b|too (?:much|heavy|big))|(?:was|were) (?:considered|discussed))';
const BEFORE =
  '(?:instead of|rather than|(?:we|did) (?:looked at|considered|rejected|weighed|not choose|decided against))';

/** What decisions and sentences turn down, technologies first. */
export function turnedDown(prose: Prose): TurnedDown[] {
  const decisions = decisionsIn(prose).filter(({ isInForce }) => isInForce);
  const listed = decisions.flatMap(({ rejected, line, text, id }) =>
    rejected.map((phrase): TurnedDown => {
      const technology = wholeOf(phrase);
      return { phrase, line, around: text, ...(technology && { technology }), ...(id !== undefined && { id }) };
    }),
  );
  const said = prose.passages.flatMap((passage) => sentencesOf(passage).flatMap((one) => inSentence(one, passage)));
  // A row tells of many things; what it names `instead of` another is seldom a choice of the design.
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  const told = prose.passages.filter(({ line }) => !rows.has(line));
  return [...listed, ...said, ...told.flatMap((passage) => sentencesOf(passage).flatMap(insteadOf(passage)))];
}

/** What a sentence that says what is done names as not done. */
const insteadOf =
  (passage: Passage) =>
  ({ text, line }: Passage): TurnedDown[] =>
    [...text.matchAll(/\b(?:rather than|instead of)\s+([^.,;:()`\n]{6,50})/gi)].map(([, phrase = '']) => ({
      phrase,
      line,
      around: passage.text,
    }));

function wholeOf(phrase: string): Technology | undefined {
  return TECHNOLOGIES.find(({ pattern }) => {
    const rest = phrase.replace(new RegExp(`(?<![\\w.-])${pattern}(?![\\w-])`, 'i'), '');
    return rest !== phrase && rest.replace(GENERIC, '') === '';
  });
}

function inSentence({ text, line }: Passage, passage: Passage): TurnedDown[] {
  return TECHNOLOGIES.flatMap((technology): TurnedDown[] => {
    const { pattern, kind, name } = technology;
    const all = KIND_WORDS[kind];
    const isNamed = new RegExp(
      `(?<![\\w.-])${pattern} ${OUT}|\\b${BEFORE} (?:an? |the )?${pattern}(?=[ ,.;:)]*(?:$|[,.;:)]|but|because|as|since))|\\band not ${pattern}\\s*[:,.]`,
      'i',
    );
    const isOfKind =
      all === undefined
        ? undefined
        : new RegExp(
            `(?:^|\\b(?:have|is|with|runs?|use|uses|to have|decided?:?|decision:?)\\s+|[.:]\\s+)(?:no|without an?) ${all}\\b`,
            'i',
          );
    const found = isNamed.test(text) ? name : isOfKind?.test(text) ? `no ${kind}` : undefined;
    return found === undefined ? [] : [{ phrase: found, technology, line, around: passage.text }];
  });
}
