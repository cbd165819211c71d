import type { Design } from '../../design/design.ts';
import { withArticle } from '../../words/plural.ts';
import { capital } from '../../words/spelling.ts';
import { blocks, quote, table } from '../markdown.ts';
import { termsOf } from '../terms.ts';

const STATE = { in: 'designed in', part: 'ground laid', open: 'not designed' };

/** What the brief asks for beyond its things, and honestly what is done about each. */
export function demands(design: Design): string | undefined {
  const { qualities } = design.reading;
  if (qualities.length === 0) return undefined;
  const { main, people, field, staffs } = termsOf(design);
  const names: Record<string, string> = { main: main.one, mains: main.many, people, field, staff: staffs };
  const speak = (text: string) =>
    text.replaceAll('a {main}', withArticle(main.one)).replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? name);
  return blocks(
    `What the brief asks for besides, and what is done about it for ${field}:`,
    table(
      ['Asked for', 'In the words', 'State', 'What this design does'],
      qualities.map(({ note, words }) => [
        capital(note.name),
        `"${quote(words)}"`,
        STATE[note.state],
        capital(speak(note.does)),
      ]),
    ),
  );
}
