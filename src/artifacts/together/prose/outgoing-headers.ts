import type { Design } from '../design.ts';
import { sentencesOf } from './sentences.ts';

/** Headers of calls that go out, as the text lists them: no contract of what comes in has them. */
export type OutgoingHeaders = { prefix: string; names: Set<string>; line: number };

const NAME = /^(?:X-)?[A-Z][A-Za-z0-9]*(?:-[A-Z][A-Za-z0-9]*)+$/;

/**
 * The lists of headers in the text, by what their names begin with (`Acme-Id`, `Acme-Signature`).
 *
 * @param own headers of the contract, in lower case: a list that has one of them is of calls that come in
 */
export function outgoingHeaders({ prose }: Design, own: ReadonlySet<string>): OutgoingHeaders[] {
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  const inText = prose.passages
    .filter(({ line }) => !rows.has(line))
    .flatMap(sentencesOf)
    .filter(({ text, aside }) => !aside && /\bheaders\b/i.test(text))
    .map(({ codes, line }) => ({ names: codes.map(({ text }) => text.split(':')[0] ?? ''), line }));
  const inTables = prose.tables
    .filter(({ head: [first = ''] }) => /^headers?(?: name)?$/i.test(first.trim()))
    .map(({ rows: all, line }) => ({
      names: all.map(({ cells: [first = ''] }) => first.replace(/`/g, '').trim()),
      line,
    }));
  return [...inText, ...inTables].flatMap(({ names, line }): OutgoingHeaders[] => {
    const headers = names.filter((name) => NAME.test(name));
    if (headers.some((name) => own.has(name.toLowerCase()))) return [];
    const [first = ''] = headers;
    const same = headers.filter((name) => prefixOf(name) === prefixOf(first));
    const isList = same.length > 1 && same.length === headers.length;
    return isList ? [{ prefix: prefixOf(first), names: new Set(same.map((name) => name.toLowerCase())), line }] : [];
  });
}

/** `acme-` of `Acme-Signature`, `x-acme-` of `X-Acme-Signature`. */
export function prefixOf(name: string): string {
  return /^(?:x-)?[a-z0-9]+-/.exec(name.toLowerCase())?.[0] ?? '';
}
