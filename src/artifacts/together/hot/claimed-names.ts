import type { Design } from '../design.ts';
import { wordsOf } from '../names.ts';
import { isAside, isAsideHeading } from '../prose/aside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { stem } from '../stem.ts';
import { indexNamed, nearestIndex } from './index-names.ts';
import { SERVES } from './spoken-queries.ts';

/** A name that the text uses as that of an index, whatever it looks like. */
export type ClaimedName = { name: string; line: number };

/** Right before a name: that it is an index, or serves what was spoken of. */
const LEAD =
  /(?:\bindex(?:es)?(?: used| scan| lookup| only scan)?(?: (?:on|of|over|through|via|using|with|named|called))?:?|\bkey|\b(?:served|covered|backed|answered|supported|found|satisfied|carried) (?:by|from|through|via)|\b(?:uses?|hits|walks|comes? from|rides on|relies on|goes through)|→|->|⇒)\s*(?:(?:the|its|an?|own|partial|composite|covering|unique|secondary|b-?tree|index|key)\s+)*\W?$/i;
const SURE = /\b(?:index(?:es)?|key|(?:served|covered|backed|answered|supported) by)\b\W{0,3}(?:\w+\s)?\W*$/i;
const ABOUT = /\b(?:index(?:es)?|hot|access (?:paths?|patterns?)|quer(?:y|ies)|look-?ups?|read paths?)\b/i;
const OTHER =
  /\b(?:topics?|metrics?|gauges?|buckets?|procedures?|triggers?|cron|cache keys?|redis|keyspaces?|materiali[sz]ed|elasticsearch|opensearch|search index|idempotency|foreign key)\b/i;
/** Right before a name: what it is instead. */
const KIND = /\b(?:queue|stream|event|counter|function|job|view|flag|secret|table|column|field|variable)s?\W*$/i;

/** Names in code that stand where only an index can, and are made of the words of one of the schema's tables. */
export function claimedNames(design: Design): ClaimedName[] {
  const rows = new Set(design.prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  // What stands in one list with the schema's own indexes is an index too.
  const about = new Set(
    design.prose.passages
      .filter(({ codes }) => codes.some(({ text }) => indexNamed(text, design)))
      .map(({ section }) => section),
  );
  const spoken = design.prose.passages
    .filter(({ line, aside, section }) => !rows.has(line) && !aside && !isAsideHeading(section ?? ''))
    .flatMap((passage) =>
      sentencesOf(passage).flatMap(({ text, line, aside }) =>
        aside || OTHER.test(text)
          ? []
          : claimedIn(
              text,
              line,
              `${passage.section ?? ''} ${about.has(passage.section ?? '') ? 'index' : ''} ${text.replace(/`[^`]*`/g, ' ')}`,
              design,
            ),
      ),
    );
  const listed = design.prose.tables.flatMap(({ head, rows: own, section }) => {
    const serves = head.findIndex((title) => SERVES.test(title.replace(/[`*]/g, '').trim()));
    // A list of indexes with their columns is read as such.
    return isAsideHeading(section ?? '') || head.some((title) => /\b(?:columns?|fields?|definition)\b/i.test(title))
      ? []
      : own.flatMap(({ cells, line }) =>
          cells.some((cell) => isAside(cell) || OTHER.test(cell))
            ? []
            : cells.flatMap((cell, at) => claimedIn(at === serves ? `index ${cell}` : cell, line, 'index', design)),
        );
  });
  return [...spoken, ...listed];
}

function claimedIn(text: string, line: number, about: string, design: Design): ClaimedName[] {
  return [...text.matchAll(/`([a-z]\w*_\w+)`/g)].flatMap((match) => {
    const name = match[1] ?? '';
    const before = text.slice(0, match.index);
    if (KIND.test(before.slice(-20)) || !LEAD.test(before.slice(-80)) || !isOfTable(name, design)) return [];
    if (!SURE.test(before.slice(-40)) && !ABOUT.test(about) && !nearestIndex(name, design)) return [];
    return [{ name, line: line + (before.match(/\n/g)?.length ?? 0) }];
  });
}

/** `orders_by_shop`, `k_orders_shop`: longer than the name of a table, and no column, value or type of the schema. */
function isOfTable(name: string, { schema }: Design): boolean {
  const key = wordsOf(name).map(stem).join('_');
  const isTaken =
    schema.tables.some(
      (table) =>
        table.name === name || table.columns.some((column) => column.name === name || column.values?.includes(name)),
    ) || schema.enums.some((type) => type.name === name || type.values.includes(name));
  return (
    !isTaken &&
    name.length < 120 &&
    schema.tables.some((table) => {
      const own = wordsOf(table.name).map(stem).join('_');
      return (
        own.length > 2 && (key.startsWith(`${own}_`) || /^[a-z]{1,4}_/.test(key)) && `_${key}_`.includes(`_${own}_`)
      );
    })
  );
}
