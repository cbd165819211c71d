import type { Index, Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { isAside, isAsideHeading } from '../prose/aside.ts';
import { indexNamed } from './index-names.ts';
import { partsOf, statementOf } from './index-text.ts';

/** What the text says an index is, beside its columns. */
export type ToldKind = { name: string; index: Index; table: Table; kind: string; line: number };

const KINDS = 'unique|partial|filtered|covering|gin|gist|brin|hash|trigram|expression|functional';
/** `` the partial index `x` ``, `` `x` is unique ``, `` `x` (partial) ``, `` `x`, a GIN index ``. */
const BEFORE = new RegExp(String.raw`\b(${KINDS})(?: [a-z]+)? index (?:named |called )?\x60(\w+)\x60`, 'gi');
const BEHIND = new RegExp(
  String.raw`\x60(\w+)\x60(?: is |, | \(|: | – | — | )(?:an? |the )?(?:only |also )?(${KINDS})(?= index\b|\s*(?:[.,;)]|$))`,
  'gi',
);
/** Of the index that was named last. */
const OPERATORS = /\b(?:its|the|that|whose) operator class\b/i;
const DENIED =
  /\b(?:not|no|never|would|could|instead|without|was|were|drop\w*|replac\w*|until|before|tried|either|or)\b/i;

/** What sentences and rows say that an index they name is. */
export function toldKinds(design: Design): ToldKind[] {
  const { passages, tables } = design.prose;
  const rows = new Set(tables.flatMap((table) => table.rows.map(({ line }) => line)));
  const told = passages
    .filter(({ line, section, aside }) => !aside && !rows.has(line) && !isAsideHeading(section ?? ''))
    .flatMap(({ text, line }) => [...inSentence(text, line, design), ...byOperators(text, line, design)]);
  const listed = tables.flatMap((table) =>
    isAsideHeading(table.section ?? '')
      ? []
      : table.rows.flatMap(({ cells, line }) => {
          const names = cells.flatMap((cell) => /^`?(\w+)`?$/.exec(cell.trim())?.[1] ?? []);
          const [name, ...others] = names.filter((one) => indexNamed(one, design));
          const kind = cells.flatMap((cell) => KIND_CELL.exec(cell.trim())?.[1] ?? [])[0];
          return name === undefined || kind === undefined || others.length > 0 ? [] : kindOf(name, kind, line, design);
        }),
  );
  return [...told, ...listed];
}

const KIND_CELL = new RegExp(String.raw`^\W?(${KINDS})\W?(?: index)?$`, 'i');

function inSentence(text: string, line: number, design: Design): ToldKind[] {
  const found = [
    ...[...text.matchAll(BEFORE)].map(([whole, kind = '', name = ''], at) => ({ whole, kind, name, at })),
    ...[...text.matchAll(BEHIND)].map(([whole, name = '', kind = ''], at) => ({ whole, kind, name, at })),
  ];
  return found.flatMap(({ whole, kind, name }) => {
    const start = text.indexOf(whole);
    const sentence = text.slice(text.lastIndexOf('. ', start) + 1).split(/[.;](?:\s|$)/)[0] ?? '';
    if (DENIED.test(sentence) || isAside(sentence)) return [];
    return kindOf(name, kind, line + (text.slice(0, start).match(/\n/g)?.length ?? 0), design);
  });
}

function byOperators(text: string, line: number, design: Design): ToldKind[] {
  const at = text.search(OPERATORS);
  if (at < 0 || DENIED.test(text.slice(at).split(/[.;]\s/)[0] ?? '')) return [];
  const name = [...text.slice(0, at).matchAll(/`(\w+)`/g)]
    .map(([, own = '']) => own)
    .findLast((own) => indexNamed(own, design));
  const row = line + (text.slice(0, at).match(/\n/g)?.length ?? 0);
  return name === undefined ? [] : kindOf(name, 'operator class', row, design);
}

function kindOf(name: string, kind: string, line: number, design: Design): ToldKind[] {
  const found = indexNamed(name, design);
  return found ? [{ name, ...found, kind: kind.toLowerCase(), line }] : [];
}

/** Whether an index is of the kind that it is said to be; true where its statement cannot be read. */
export function isOfKind({ index, kind }: ToldKind, design: Design): boolean {
  const statement = statementOf(index, design);
  const parts = partsOf(statement).join(', ');
  if (parts === '') return true;
  switch (kind) {
    case 'unique':
      return index.unique;
    case 'partial':
    case 'filtered':
      return index.partial;
    case 'covering':
      return /\binclude\b/i.test(statement) || index.columns.length > 1;
    case 'trigram':
      return /trgm/i.test(statement);
    case 'expression':
    case 'functional':
      return index.columns.some((column) => column.startsWith('('));
    case 'operator class':
      return /\b\w+_ops\b/i.test(parts);
    default:
      return new RegExp(String.raw`\busing ${kind}\b`, 'i').test(statement);
  }
}
