import { lineIn } from '../../artifact.ts';
import type { Design, Passage } from '../design.ts';
import { wordsOf } from '../names.ts';
import { isAside, isAsideHeading } from '../prose/aside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { stem } from '../stem.ts';
import { indexNamed, nearestIndex } from './index-names.ts';
import { columnsInName } from './names-columns.ts';
import { SERVES } from './spoken-queries.ts';

/** A name that the text uses as that of an index, whatever it looks like. */
export type ClaimedName = { name: string; line: number };

/** Right before a name: that it is an index, or serves what was spoken of. */
const LEAD =
  /(?:\bindex(?:es)?(?: used| scan| lookup| only scan)?(?: (?:on|of|over|through|via|using|with|named|called))?:?|\bkey|\b(?:served|covered|backed|answered|supported|found|satisfied|carried) (?:by|from|through|via)|\b(?:uses?|hits|walks|comes? from|rides on|relies on|goes through)|→|->|⇒)\s*(?:(?:the|its|an?|own|partial|composite|covering|unique|secondary|b-?tree|index|key)\s+)*\W?$/i;
const SURE = /\b(?:index(?:es)?|key|(?:served|covered|backed|answered|supported) by)\b\W{0,3}(?:\w+\s)?\W*$/i;
const ABOUT = /\b(?:index(?:es)?|hot|access (?:paths?|patterns?)|quer(?:y|ies)|look-?ups?|read paths?)\b/i;
const NOT_YET =
  /\b(?:drop(?:s|ped)?|remov\w+|replac\w+|no longer|would|could|later|future|instead|rejected|if we|not (?:needed|made)|without|until|former|old|was|were|had|used to|tried|considered|earlier|once|oracle|mysql|legacy|previous\w*)\b/i;
/** Right before a name in a list of what is read and how. */
const AT = /(?:^|[.,:;→(]|->|\b(?:via|through|by|on|uses?|reads?|hits|is|and|index|of|from))\s*$/i;
const TOLD =
  /\b(?:events?|publish\w*|emit\w*|jobs?|queues?|constraints?|columns?|fields?|partitions?|insert\w*|writes?)\b/i;
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
  const beside = design.prose.passages
    .filter(
      ({ line, aside, section }) => !rows.has(line) && !aside && about.has(section) && !isAsideHeading(section ?? ''),
    )
    .flatMap((passage) =>
      sentencesOf(passage).flatMap((sentence) => (sentence.aside ? [] : besideOthers(sentence, design))),
    );
  return [...spoken, ...listed, ...beside, ...inCode(design)];
}

/** A name made of those of a table and of its columns, in a section that names indexes of the schema. */
function besideOthers({ text, line }: Passage, design: Design): ClaimedName[] {
  if (OTHER.test(text) || TOLD.test(text) || NOT_YET.test(text.replace(/,? (?:otherwise|or else)\b.*$/is, '')))
    return [];
  return [...text.matchAll(/`([a-z]\w*_\w+)`/g)].flatMap((match) => {
    const name = match[1] ?? '';
    const before = text.slice(0, match.index);
    const isListed = design.schema.tables.some(
      (table) => name.startsWith(`${table.name}_`) && columnsInName(name, table) !== undefined,
    );
    if (!isListed || KIND.test(before.slice(-20)) || !AT.test(before) || !isOfTable(name, design)) return [];
    return [{ name, line: line + (before.match(/\n/g)?.length ?? 0) }];
  });
}

/** `idx: orders_by_shop` in a comment of code. */
function inCode({ artifacts }: Design): ClaimedName[] {
  return artifacts
    .filter(({ artifact }) => artifact.kind === 'code')
    .flatMap(({ artifact }) =>
      artifact.text.split('\n').flatMap((line, at) => {
        const name = /(?:\/\/|\*|#|--).*\b(?:idx|index)(?: used)?: ?`?([a-z]\w*_\w+)/i.exec(line)?.[1];
        return name === undefined || /_pkey$/.test(name) ? [] : [{ name, line: lineIn(artifact, at + 1) }];
      }),
    );
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
