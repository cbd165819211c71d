import type { Artifact } from '../../artifact.ts';
import { lineIn } from '../../artifact.ts';
import type { Table } from '../../sql/schema.ts';
import type { Design, Operation } from '../design.ts';
import { columnFor } from '../names.ts';
import { indexNamed } from './index-names.ts';
import type { ToldIndex } from './told-indexes.ts';

const COMMENT = /^\s*(?:\/\/|\/?\*|#|--|"""|''')/;
/** In lines, of one comment; in artifacts' characters. */
const FARTHEST = 6;
const LONGEST = 100_000;

/** What comments in code, and the operations of a contract, say of the one index they name. */
export function toldInCode(design: Design): ToldIndex[] {
  const artifacts = design.artifacts.map(({ artifact }) => artifact);
  const comments = artifacts.filter(
    ({ kind, text }) => /^(?:code|graphql|protobuf)$/.test(kind) && text.length < LONGEST,
  );
  const calls = design.operations.flatMap((operation) => {
    const [name, ...others] = namesIn(operation.words, design);
    const found = name === undefined || others.length > 0 ? undefined : indexNamed(name, design);
    return found && name ? [{ name, ...found, words: wordsOfCall(operation, found.table), line: operation.line }] : [];
  });
  return [...comments.flatMap((artifact) => inComments(artifact, design)), ...calls];
}

function inComments(artifact: Artifact, design: Design): ToldIndex[] {
  const lines = artifact.text.split('\n');
  return lines.flatMap((line, at): ToldIndex[] => {
    const behind = /\s(?:\/\/|#)\s.*$/.exec(line)?.[0];
    const own = COMMENT.test(line) ? line : behind;
    const [name, ...others] = own === undefined ? [] : namesIn(own, design);
    const found = name === undefined || others.length > 0 ? undefined : indexNamed(name, design);
    if (!found || name === undefined) return [];
    const block = COMMENT.test(line) ? blockAround(lines, at) : { text: line, code: line };
    if (namesIn(block.text, design).length > 1) return [];
    const given = [...block.code.matchAll(/\b[a-z]\w+\b(?=\s*[?:,)]|\s+\w+\s*[,)])/g)].map(([word]) => word);
    const words = `${block.text} ${asCode(given, found.table)}`.replaceAll(name, ' … ');
    return [{ name, ...found, words, line: lineIn(artifact, at + 1) }];
  });
}

/** The comment that a line belongs to, and the line of code that it stands above. */
function blockAround(lines: readonly string[], at: number): { text: string; code: string } {
  let [from, to] = [at, at];
  while (from > 0 && at - from < FARTHEST && COMMENT.test(lines[from - 1] ?? '')) from--;
  while (to + 1 < lines.length && to - at < FARTHEST && COMMENT.test(lines[to + 1] ?? '')) to++;
  const text = lines
    .slice(from, to + 1)
    .map((line) => line.replace(/^\s*(?:\/\/+|\/?\*+\/?|#+|--|"""|''')\s?|\*\/\s*$/g, ''))
    .join(' ');
  return { text, code: lines[to + 1] ?? '' };
}

function namesIn(text: string, design: Design): string[] {
  const words = text.match(/\b[a-z]\w*_\w+\b/gi) ?? [];
  return [...new Set(words)].filter((word) => indexNamed(word, design));
}

/** What an operation says, and the columns that it always has to be given. */
export function wordsOfCall({ words, parameters }: Operation, table: Table): string {
  const given = parameters.filter((one) => one.required && /^(?:path|query)$/.test(one.in)).map(({ name }) => name);
  return `${words} ${asCode(given, table)}`;
}

/** The columns that names of parameters stand for, each in backquotes. */
function asCode(names: readonly string[], table: Table): string {
  const columns = names.flatMap((name) => columnFor(name, table)?.column.name ?? []);
  return [...new Set(columns)].map((column) => `\`${column}\``).join(', ');
}

/** The words of the operations that a sentence names in code, by id or by method and path. */
export function callsIn(text: string, table: Table, { operations }: Design): string {
  const codes = [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replace(/\(\)$/, ''));
  return operations
    .filter(({ id, method, path }) => codes.some((code) => code === id || code === `${method} ${path}`))
    .map((operation) => wordsOfCall(operation, table))
    .join(' ');
}

/** What the messages of a sequence diagram sort the rows of a table by, for a sentence that points to the diagram. */
export function drawnOrder(text: string, line: number, table: Table, { diagrams }: Design): string {
  const where = /\bdiagram (?:above|below)\b|\b(?:above|below|previous|next) diagram\b/i.exec(text)?.[0];
  if (where === undefined) return '';
  const drawn = diagrams.filter((one) => one.kind === 'sequence');
  const diagram = /above|previous/i.test(where)
    ? drawn.findLast((one) => one.line < line)
    : drawn.find((one) => one.line > line);
  const words = diagram?.kind === 'sequence' ? diagram.messages.map((message) => message.text) : [];
  return words
    .flatMap((message) => /\bby (\w+)$/i.exec(message.trim())?.[1] ?? [])
    .filter((name) => table.columns.some((column) => column.name === name))
    .map((name) => `sorted by \`${name}\``)
    .join(', ');
}
