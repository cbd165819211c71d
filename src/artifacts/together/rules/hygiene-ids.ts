import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { idKey } from '../prose/decisions.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

type Definition = { id: string; raw: string; group: string; line: number };

const START =
  /^\W{0,3}((?:[A-Z][A-Za-z]{0,7}-|[A-Z][A-Za-z]{0,2}|(?:Decision|ADR|Risk|Requirement|Assumption|Goal|Invariant|Principle)[ #]{1,2})\d{1,4})\b(?=\W|$)(?!\s*%|[-–]\d|\.\d)/;
/** A paragraph or an item that begins with an id and goes on to say what it is. */
const GIVEN =
  /^\W{0,3}(?:[A-Z][A-Za-z]{0,7}-?\d{1,4}\W{0,3}(?:[:.)\]—–-]|\s[—–-]\s|\s+[A-Z`])|[A-Z][A-Za-z]{2,10}[ #]{1,2}\d{1,4}(?:[:.)—–]|\s[—–-]\s))/;
/** The title of a paragraph or an item: it begins with the id, in bold, alone or with more. */
const LEAD = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(?:\*\*|__)[A-Z][A-Za-z]{0,7}-?\d{1,4}(?:\s+[^*]*)?(?:\*\*|__)/;
/** Names that look like ids: products, layers, percentiles, quarters, versions, standards. */
const NO_ID =
  /^(?:S3|R2|D1|EC2|C4|K8|K3|L[1-7]|P\d{2,3}|H2|E2|B2|HTTP\d?|UTF-?\d+|SHA-?\d+|MD5|AES-?\d+|RS\d+|HS\d+|ES\d+|UUIDv?-?\d|ISO-?\d+|RFC-?\d+|V\d+|TLSv?\d?|IPv?\d|X509|OAuth-?\d|Log4|COVID-\d+|SOC-?\d|CRC-?\d+|Base-?\d+|Int\d+|Float\d+|PG\d+|Node\d+|Java\d+|GPT-?\d|T\d|Route53|Web\d|Layer\d|Tier-?\d|Sev-?\d|SEV-?\d|P[0-5])$/i;

/** Ids (`ADR-3`, `R-4`, `F2`) that are given twice, or pointed at and never given. */
export const hygieneIds: Rule = {
  name: 'together/id',
  find(design) {
    const definitions = definitionsIn(design);
    return [...twice(definitions), ...undefinedOnes(design, definitions)];
  },
};

function definitionsIn({ prose, document }: Design): Definition[] {
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  const define = (text: string, group: string, line: number): Definition[] => {
    const raw = START.exec(text)?.[1];
    return raw && !NO_ID.test(raw) ? [{ id: idKey(raw), raw, group, line }] : [];
  };
  const written = document.text.split('\n');
  return [
    ...prose.sections.flatMap(({ heading, depth, line }) =>
      define(heading.replace(/^\d+(?:\.\d+)*[.)]?\s+/, ''), `heading ${depth}`, line),
    ),
    ...prose.tables.flatMap((table) =>
      table.rows.flatMap(({ cells, line }) =>
        /^\W*[A-Za-z]+-?\d+\W*$/.test(cells[0] ?? '') || /[:.—]/.test(cells[0] ?? '')
          ? define(cells[0] ?? '', `table ${table.line}`, line)
          : [],
      ),
    ),
    ...prose.passages
      .filter(({ line, text }) => !rows.has(line) && (GIVEN.test(text) || LEAD.test(written[line - 1] ?? '')))
      .flatMap(({ text, line, section }) =>
        text
          .split('\n')
          .flatMap((own, at) => (at === 0 || GIVEN.test(own) ? define(own, `passage ${section}`, line + at) : [])),
      ),
    ...numberedTitles(written),
  ];
}

/** `**4.2 One topic.**`: paragraphs that begin with a number of their own, in bold. */
function numberedTitles(written: readonly string[]): Definition[] {
  return written.flatMap((text, at): Definition[] => {
    const raw = /^\s{0,3}(?:[-*+]\s+)?\*\*(\d{1,2}\.\d{1,2})[.):]?\s+\p{L}/u.exec(text.slice(0, 200))?.[1];
    return raw === undefined ? [] : [{ id: `§${raw.split('.')[0]}-${raw}`, raw, group: 'numbered', line: at + 1 }];
  });
}

/** The same id in the same list, table or level of headings, where the ids are otherwise told apart. */
function twice(definitions: readonly Definition[]): Finding[] {
  const groups = grouped(definitions);
  return [...groups.values()].flatMap((group) => {
    const distinct = new Set(group.map(({ id }) => id));
    // What other lists have given before, it points at.
    const isPointing = [...groups.values()].some(
      (other) =>
        other !== group &&
        (other[0]?.line ?? 0) < (group[0]?.line ?? 0) &&
        [...distinct].every((id) => other.some((one) => one.id === id)),
    );
    if (isPointing) return [];
    // Two decisions under one number are told apart by nothing; of other ids, there must be more to compare with.
    const isDecision = group.every(
      ({ group: place, id }) => place.startsWith('heading') && /^(?:ADR|AD|DEC|DECISION)-/.test(id),
    );
    const fewest = isDecision ? 1 : 2;
    if (distinct.size < fewest || group.length - distinct.size > Math.max(1, group.length / 4)) return [];
    return group.flatMap((one, at): Finding[] => {
      const before = group.slice(0, at).find(({ id }) => id === one.id);
      if (!before) return [];
      return [
        {
          level: 'warning',
          rule: 'together/duplicate-id',
          message: `The id ${one.raw} is given twice: here and in line ${before.line}.`,
          line: one.line,
          with: [before.line],
        },
      ];
    });
  });
}

function grouped(definitions: readonly Definition[]): Map<string, Definition[]> {
  const groups = new Map<string, Definition[]>();
  for (const one of definitions) {
    const key = `${one.group} ${one.id.split('-')[0]}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** Only ids of a kind of which the document gives at least two, and none from before its first. */
function undefinedOnes({ prose }: Design, definitions: readonly Definition[]): Finding[] {
  const kinds = new Map<string, { raw: string; numbers: Set<number>; line: number }>();
  for (const { id, raw, line } of definitions) {
    const [prefix = '', number = ''] = id.split('-');
    const kind = kinds.get(prefix) ?? { raw, numbers: new Set(), line };
    kind.numbers.add(Number(number));
    kinds.set(prefix, kind);
  }
  const found = new Map<string, Finding>();
  for (const { text, line, aside } of prose.passages.flatMap(sentencesOf)) {
    if (aside && !/\breject|considered|instead|rather/i.test(text)) continue;
    for (const match of text
      .replace(/`[^`]*`/g, (code) => ' '.repeat(code.length))
      .matchAll(/(?<![\w/.-])([A-Z][A-Za-z]{0,7})(-?)(\d{1,4})\b(?!\s*%|[.,]\d|-\d)/g)) {
      const [raw, prefix = '', hyphen, digits = ''] = match;
      const kind = kinds.get(prefix.toUpperCase());
      if (!kind || kind.numbers.size < 2 || NO_ID.test(raw) || found.has(raw)) continue;
      if ((hyphen === '-') !== kind.raw.includes('-') || kind.numbers.has(Number(digits))) continue;
      const [first, last] = [Math.min(...kind.numbers), Math.max(...kind.numbers)];
      // A single letter with a number is a name as often as an id.
      if (Number(digits) < first || (prefix.length === 1 && hyphen === '' && Number(digits) > last + 3)) continue;
      found.set(raw, {
        level: 'warning',
        rule: 'together/undefined-id',
        message: `${raw} is pointed at, but not given anywhere in the document (${kind.raw} is, in line ${kind.line}).`,
        line: line + (text.slice(0, match.index).match(/\n/g) ?? []).length,
        with: [kind.line],
      });
    }
  }
  return [...found.values()];
}
