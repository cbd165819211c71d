import type { Design, Passage } from '../design.ts';
import { isAside } from '../prose/aside.ts';
import { decisionsIn } from '../prose/decisions.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { excludedIn } from './excluded.ts';
import { productNamed } from './product-names.ts';
import { KIND_WORDS, TECHNOLOGIES, type Technology } from './technologies.ts';

/** Something that a design says it does not take: where, and all that is said there. */
export type TurnedDown = {
  phrase: string;
  technology?: Technology;
  line: number;
  around: string;
  id?: string;
  /** What the decision is about. */
  title?: string;
  /** Not for this or that, but for all of the design. */
  isWhole?: boolean;
};

/** Words that leave a phrase about the whole of what it names. */
const GENERIC =
  /\b(?:a|an|the|own|apache|amazon|aws|kafka|cluster|clusters|server|servers|broker|connectors?|with|queues?|streams?|jetstream|database|cache|engine|api|apis|single-page|app|everywhere|for (?:everything|all|it|this|that))\b|[^\w]/gi;
const OUT =
  '(?:(?:was|were|is|are|would be|seemed) (?:the (?:other )?(?:alternative|candidate|option|choice)|turned down|rejected|ruled out|discarded|dismissed|overkill|out\\b|too (?:much|heavy|big))|(?:was|were) (?:considered|discussed))';
const BEFORE =
  '(?:instead of|rather than|(?:we|did) (?:looked at|considered|rejected|weighed|not choose|decided against))';

/** What decisions and sentences turn down, technologies first. */
export function turnedDown({ prose, document }: Design): TurnedDown[] {
  const decisions = decisionsIn(prose).filter(({ isInForce }) => isInForce);
  const listed = decisions.flatMap(({ rejected, line, text, id, ...decision }) =>
    rejected.map((phrase): TurnedDown => {
      const technology = wholeOf(phrase) ?? productNamed(phrase, document.text);
      const title = `${decision.topic ?? ''} ${decision.title}`;
      return { phrase, line, around: text, title, ...(technology && { technology }), ...(id !== undefined && { id }) };
    }),
  );
  const said = prose.passages.flatMap((passage) => sentencesOf(passage).flatMap((one) => inSentence(one, passage)));
  // A row tells of many things; what it names `instead of` another is seldom a choice of the design.
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  const told = prose.passages.filter(({ line }) => !rows.has(line));
  // That something is not there makes an aside of any sentence; what stands under `Legacy`, say, is one as a whole.
  const logged = new Set(decisions.map(({ line }) => line));
  const excluded = prose.passages
    .filter(({ line, aside, text }) => logged.has(line) || !aside || isAside(text))
    .flatMap((passage) => sentencesOf(passage).flatMap((one) => excludedFrom(one, passage, document.text)));
  return [
    ...excluded,
    ...listed,
    ...said,
    ...told.flatMap((passage) => sentencesOf(passage).flatMap(insteadOf(passage))),
  ];
}

function excludedFrom(sentence: Passage, { text }: Passage, whole: string): TurnedDown[] {
  return excludedIn(sentence, whole).map((technology) => ({
    phrase: technology.name,
    technology,
    line: sentence.line,
    around: text,
    isWhole: true,
  }));
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
    const rest = phrase.replace(new RegExp(`(?<![\\w.-])${pattern}(?![\\w-])`, 'gi'), '');
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
