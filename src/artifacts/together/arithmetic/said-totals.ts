import { stem } from '../stem.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import type { FigureTable } from './read-table.ts';
import type { Text } from './texts.ts';

/** A sentence below a table that gives the total of one of its columns, and not rightly. */
export type SaidTotal = { result: Quantity; sum: number; title: string; text: Text; lines: number[] };

/** In lines, below the last row. */
const FARTHEST = 6;
const SAID =
  /(?:^|[.;]\s)\W*(?:(?:that|this|it|these|they|together|which)\s+(?:is|are|makes?|gives?|comes? to|adds? up to)|in all|in total|altogether|together|(?:\p{L}+ )?in (?:total|all):)[,:]?\s*(?:there are\s+)?$/iu;
const ALL = /\b(?:in (?:all|total)|altogether|together|all told|total)\b/i;
const LEAST = 2;

/** `That is 11 replicas in total` below a table whose column `Replicas` comes to something else. */
export function saidTotalIn({ table, head, rows }: FigureTable, texts: readonly Text[]): SaidTotal | undefined {
  const last = rows.at(-1)?.line ?? table.line;
  const below = texts.filter((text) => {
    const line = text.lineAt(0);
    return line > last && line <= last + FARTHEST && text.section === table.section;
  });
  for (const text of below) {
    for (const result of quantitiesIn(text.text)) {
      const before = text.text.slice(0, result.start);
      const around = `${before.slice(-40)} ${/^[^.;]{0,30}/.exec(text.text.slice(result.end))?.[0] ?? ''}`;
      if (!SAID.test(before) || !ALL.test(around) || result.measures.length > 0 || result.percent || result.approximate)
        continue;
      const noun = result.noun ?? /(\p{L}+) in (?:total|all):\s*$/iu.exec(before)?.[1]?.toLowerCase();
      const columns = head.flatMap(({ title }, at) => (at > 0 && noun && namesIt(title, noun) ? [at] : []));
      const [column, more] = columns;
      if (column === undefined || more !== undefined) continue;
      const figures = rows.map(({ cells }) => cells[column]?.figure);
      if (figures.length < LEAST || rows.some(({ label }) => /^(?:total|sum|all|together)\b/i.test(label))) continue;
      const counts = figures.flatMap((figure) =>
        figure && figure.measures.length === 0 && !figure.approximate ? [figure.number] : [],
      );
      if (counts.length !== figures.length) continue;
      const sum = counts.reduce((all, one) => all + one, 0);
      const others = head.map((_, at) => rows.reduce((all, { cells }) => all + (cells[at]?.figure?.number ?? 0), 0));
      if ([...others, rows.length].some((way) => near(way, result.number, 0.01))) continue;
      return { result, sum, title: head[column]?.title ?? '', text, lines: rows.map(({ line }) => line) };
    }
  }
  return undefined;
}

function namesIt(title: string, noun: string): boolean {
  return (title.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => stem(word) === stem(noun));
}
