import type { Design, Passage } from '../design.ts';
import { lineAt, sentencesOf } from '../prose/sentences.ts';
import { type Bar, barsIn, labelOf, subjectOf } from './bars.ts';

/** A bar, and the line of the sentence that sets it. */
export type ToldBar = Bar & { line: number };

/** The bars that the text of a design sets, those of asides only where `denies` says that they mean it. */
export function toldBars({ prose }: Design, denies: RegExp): ToldBar[] {
  const names = new Map(
    prose.tables.flatMap(({ rows }) => rows.map(({ cells, line }) => [line, cells[0] ?? ''] as const)),
  );
  return prose.passages.flatMap((passage) => {
    const name = names.get(passage.line);
    const about = name === passage.text.trim() ? undefined : (name ?? labelOf(passage.text));
    const sentences = sentencesOf(passage);
    return sentences.flatMap((sentence, at) =>
      sentence.aside && !denies.test(sentence.text)
        ? []
        : barsIn(sentence.text, about ?? meant(sentence, sentences[at - 1])).map((bar) => ({
            ...bar,
            line: lineAt(sentence, 0),
          })),
    );
  });
}

/** Whom `it` means at the beginning of a sentence. */
function meant({ text }: Passage, before: Passage | undefined): string | undefined {
  return before && /^(?:It|They)\b/.test(text) ? subjectOf(before.text) : undefined;
}
