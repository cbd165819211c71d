import { stem } from '../stem.ts';
import { worthOf } from './figures.ts';
import { inUnitsOf, shortNumber } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import type { FigureTable } from './read-table.ts';
import type { Text } from './texts.ts';

/** A sentence below a table that gives the total of one of its columns, and not rightly. */
export type SaidTotal = { result: Quantity; sum: string; title: string; text: Text; lines: number[] };

/** In lines, below the last row. */
const FARTHEST = 6;
const SAID =
  /(?:^|[.;]\s)\W*(?:(?:that|this|it|these|they|together|which)\s+(?:is|are|makes?|gives?|comes? to|adds? up to)|in all|in total|altogether|together|(?:\p{L}+ )?in (?:total|all):|(?:the|all|our|these|both|its) (?:[\p{L}-]+ ){0,3}(?:together|altogether|in all|in total|add up to|sum up to|come to)(?: (?:are|is|make|take|need|weigh|come to|have))?)[,:]?\s*(?:there are\s+)?(?:about )?$/iu;
const ALL =
  /\b(?:in (?:all|total)|altogether|together|all told|total|add up|sum up|all (?:of them|\p{L}+) come to)\b/iu;
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
      if (!SAID.test(before) || !ALL.test(around) || result.percent || result.approximate) continue;
      if (result.measures.length > 0) {
        const said = measuredTotal({ table, head, rows }, result);
        if (said) return { result, ...said, text };
        continue;
      }
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
      return {
        result,
        sum: shortNumber(sum),
        title: head[column]?.title ?? '',
        text,
        lines: rows.map(({ line }) => line),
      };
    }
  }
  return undefined;
}

const AVERAGED =
  /\b(?:avg|average|mean latency|median|p\d\d|timeouts?|ttl|retention|kept|limit|max\w*|min\w*|price|unit|edge|interval|every)\b/i;

/** The only column in the unit of a result, when it adds up to something else. */
function measuredTotal(
  { head, rows }: FigureTable,
  result: Quantity,
): { sum: string; title: string; lines: number[] } | undefined {
  const whole = worthOf(result);
  const isUnited = (figure: Quantity): boolean => {
    const { data, time, money } = worthOf(figure);
    return data === whole.data && time === whole.time && money === whole.money;
  };
  const columns = head.flatMap((_, at) => {
    const figures = rows.flatMap(({ cells }) => cells[at]?.figure ?? []);
    return at > 0 && figures.length > 0 && figures.every(isUnited) ? [{ at, figures }] : [];
  });
  const [column, more] = columns;
  const title = head[column?.at ?? 0]?.title ?? '';
  if (!column || more || column.figures.length !== rows.length || rows.length < LEAST || AVERAGED.test(title))
    return undefined;
  if (rows.some(({ label }) => /^(?:total|sum|all|together)\b/i.test(label))) return undefined;
  if (column.figures.some(({ approximate, percent }) => approximate || percent)) return undefined;
  const sum = column.figures.reduce((all, figure) => all + worthOf(figure).value, 0);
  // Any other figures of the rows may be how many there are of each.
  const weighted = head.map((_, at) =>
    rows.reduce(
      (all, { cells }) => all + (cells[at]?.figure?.number ?? 0) * worthOf(cells[column.at]?.figure ?? result).value,
      0,
    ),
  );
  const slack = 0.015 + result.slack;
  if (
    [sum, ...weighted, ...column.figures.map((figure) => worthOf(figure).value)].some((way) =>
      near(way, whole.value, slack),
    )
  )
    return undefined;
  const ratio = sum / whole.value;
  return ratio > 4 || ratio < 0.25
    ? undefined
    : { sum: inUnitsOf(result, ratio), title, lines: rows.map(({ line }) => line) };
}

function namesIt(title: string, noun: string): boolean {
  return (title.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => stem(word) === stem(noun));
}
