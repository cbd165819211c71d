import type { Design, Passage } from '../design.ts';
import { nameKey } from '../names.ts';
import { endpointsIn } from './endpoints.ts';
import { sentencesOf } from './sentences.ts';

/** What the names of a closed list are: codes of errors, settings, roles and scopes, topics, deployed parts. */
export type Sort = 'error' | 'setting' | 'role' | 'topic' | 'service';
/** The names of one sort that a document lists, each with the line of its list. */
export type Vocabulary = ReadonlyMap<string, number>;

const SORTS: readonly (readonly [Sort, RegExp])[] = [
  ['setting', /\b(?:env(?:ironment)?(?: variables?)?|variables?|settings?|config\w*|knobs?)\b/i],
  ['service', /^(?:services?|components?|process(?:es)?|workers?|deployables?|containers?|producers?|consumers?)\b/i],
  ['role', /\b(?:roles?|scopes?|permissions?|privileges?)\b/i],
  ['topic', /\b(?:topics?|events?|subjects?|queues?|channels?|streams?|routing keys?)\b/i],
  [
    'error',
    /\b(?:(?:error|reason|problem|failure|refusal|result) (?:codes?|types?)|codes?|errors?|reasons?|refusals?|problems?|failures?|4xx|extensions\.code)\b/i,
  ],
];
/** What is listed is not all there is. */
const SOME =
  /\b(?:e\.g|for example|for instance|such as|examples?|among (?:others|them)|etc|including|like|some of|and so on|and others|mostly)\b|…|\.\.\./i;
const NAME = /^[A-Za-z][\w-]*(?:[.:/][A-Za-z{][\w{}-]*)*$/;
const CODE = String.raw`\x60?([A-Za-z][\w.:-]*)\x60?`;
/** An item of a list that begins with the name it is about. */
const ITEM = /^(?:\x60([A-Za-z][\w.:-]*)\x60|([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+))\s*(?:[:=–—(,-]|$)/;
/** What stands right before the names of a list. */
const OPENS =
  /(?:[:([]|\b(?:are|is|of|carry|carries|one of|either|has|have)(?: the)?|\b(?:codes|errors|reasons|roles|scopes|permissions|topics|subjects|events|queues|variables|settings))\s*$/i;
const SEPARATOR = String.raw`\s*(?:,\s*(?:and\s+|or\s+)?|\s(?:and|or)\s+|\s*[/|;·]\s*)`;
/** Beside a name of a list, when it comes: `WRONG_STATE` (the loan has gone on). */
const REMARK = String.raw`(?:\s*\([^()\x60]{0,120}\))?`;
const SERIES = new RegExp(`${CODE}(?:${REMARK}${SEPARATOR}${CODE})+`, 'g');
/** A status with the code that goes with it. */
const WITH_STATUS = /\b[45]\d\d\b[\s:(–—-]*`?([A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)+)`?/g;

const known = new WeakMap<Design, Map<Sort, Map<string, number>>>();

/** The names of one sort that tables, lists and sentences of a document, and the enumerations of its contract, list. */
export function vocabularyOf(design: Design, sort: Sort): Vocabulary {
  let all = known.get(design);
  if (!all) {
    all = new Map(SORTS.map(([one]) => [one, new Map()]));
    for (const { name, line, of } of [
      ...inTables(design),
      ...inItems(design),
      ...inSeries(design),
      ...inEnums(design),
      ...inCalls(design),
      ...drawn(design),
    ]) {
      const names = all.get(of);
      if (names && !names.has(nameKey(name))) names.set(nameKey(name), line);
    }
    known.set(design, all);
  }
  return all.get(sort) ?? new Map();
}

/** Whether a line is one of those that list. */
export function isListing(vocabulary: Vocabulary, line: number): boolean {
  return [...vocabulary.values()].includes(line);
}

type Listed = { name: string; line: number; of: Sort };

function sortOf(words: string): Sort | undefined {
  return SORTS.find(([, said]) => said.test(words))?.[0];
}

/** Columns whose head says what they list. */
function inTables({ prose }: Design): Listed[] {
  return prose.tables.flatMap(({ head, rows, section = '' }) =>
    head.flatMap((title, at) => {
      const bare = title.replace(/[`*]/g, '').trim();
      const of = sortOf(bare) ?? (/^(?:names?|keys?)$/i.test(bare) ? sortOf(section) : undefined);
      if (!of || bare.split(/\s+/).length > 4) return [];
      return rows.flatMap(({ cells, line }) => namesIn(cells[at] ?? '').map((name) => ({ name, line, of })));
    }),
  );
}

function namesIn(cell: string): string[] {
  const spans = [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name.trim());
  const names = spans.length > 0 ? spans : cell.replace(/[<>]/g, ' ').split(/[\s,;|()/]+/);
  return names.filter((name) => NAME.test(name) && (spans.length > 0 || /[_.:-]/.test(name)));
}

/** Items of one section that begin with a name, two at least, under words that say what they are. */
function inItems({ prose }: Design): Listed[] {
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  const passages = prose.passages.filter(({ line }) => !rows.has(line));
  return passages.flatMap((passage, at) => {
    const name = nameOf(passage);
    if (name === undefined) return [];
    let first = at;
    while (nameOf(passages[first - 1]) !== undefined && passages[first - 1]?.section === passage.section) first--;
    const lead = passages[first - 1];
    const isAlone = nameOf(passages[at + 1]) === undefined && first === at;
    const words = lead?.section === passage.section ? (lead?.text.split('\n').slice(-2).join(' ') ?? '') : '';
    const of = isAlone || SOME.test(words) ? undefined : (sortOf(words) ?? sortOf(passage.section ?? ''));
    return of ? [{ name, line: passage.line, of }] : [];
  });
}

function nameOf(passage: Passage | undefined): string | undefined {
  const match = passage ? ITEM.exec(passage.text) : null;
  return match?.[1] ?? match?.[2];
}

/** Names in a row, three at least (two roles), where the words before them, or else the heading, say what they are. */
function inSeries({ prose }: Design): Listed[] {
  return prose.passages.flatMap(sentencesOf).flatMap((sentence) => {
    const { text, section = '' } = sentence;
    if (!/[`_]/.test(text) || text.length > 2000) return [];
    return [...text.matchAll(SERIES)].flatMap((match): Listed[] => {
      const before = text.slice(0, match.index);
      const after = text.slice(match.index + match[0].length);
      const names = [...match[0].matchAll(new RegExp(CODE, 'g'))].flatMap(([whole, name = '']) =>
        whole.startsWith('`') || /[A-Z]_[A-Z]/.test(name) ? [name] : [],
      );
      const isList = before.trim() === '' || OPENS.test(before);
      const of = sortOf(before.slice(-120)) ?? sortOf(after.slice(0, 25)) ?? sortOf(section);
      if (!of || names.length < (of === 'role' ? 2 : 3) || !isList || SOME.test(before.slice(-60) + after.slice(0, 40)))
        return [];
      const line = sentence.line + (before.match(/\n/g) ?? []).length;
      return names.map((name) => ({ name, line, of }));
    });
  });
}

/** The parts that diagrams show, and those that are deployed, as far as machines call them so (`bid-gateway`). */
function drawn({ diagrams, services }: Design): Listed[] {
  const parts = diagrams.flatMap((diagram): readonly { label: string; line: number }[] =>
    diagram.kind === 'sequence'
      ? diagram.participants
      : diagram.kind === 'flow' || diagram.kind === 'c4'
        ? diagram.nodes
        : [],
  );
  return [...services.map(({ name, line }) => ({ label: name, line })), ...parts].flatMap(({ label, line }) =>
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(label) ? [{ name: label, line, of: 'service' as const }] : [],
  );
}

function inEnums({ shapes }: Design): Listed[] {
  return shapes.flatMap(({ name, values, line, fields }): Listed[] => {
    const own = values && /code|error|reason|problem/i.test(name) ? values.map((one) => ({ name: one, line })) : [];
    const inFields = fields.flatMap((field) =>
      /code|error|reason/i.test(field.name) ? (field.values ?? []).map((one) => ({ name: one, line: field.line })) : [],
    );
    return [...own, ...inFields].map((one) => ({ ...one, of: 'error' as const }));
  });
}

/** The codes that stand with the statuses of a call, on the line that the call begins. */
function inCalls({ document }: Design): Listed[] {
  const lines = document.text.slice(0, 1_000_000).split('\n');
  return lines.flatMap((text, at) => {
    const [call] = text.length < 1000 ? endpointsIn(text) : [];
    if (!call || call.at > 12) return [];
    return [...text.matchAll(WITH_STATUS)].map(([, name = '']) => ({ name, line: at + 1, of: 'error' as const }));
  });
}
