import type { Sort } from '../../knowledge/review-notes.ts';
import type { RepoReading, Source } from '../../repo/reading.ts';
import { filesIn, isDiff } from '../../review/code/diff.ts';
import { type Language, languageOf } from '../../review/code/language.ts';
import { readProgram } from '../../review/code/program.ts';
import { readOperations } from '../../review/contract/operations.ts';
import { isCode } from '../../review/review.ts';
import { listed } from '../../words/spelling.ts';

/** One file that was reviewed. */
export type Reviewed = {
  path: string;
  /** Nothing: a text that no rule can read. */
  sort?: Sort;
  lines: number;
  /** What it holds, in words: "6 routes", "4 tables". Empty where there is nothing to count. */
  holds: string;
  language?: Language;
  /** Of a diff: only its added lines were judged. */
  isChange: boolean;
};

/** What was reviewed, file by file. */
export function reviewedFiles(repo: RepoReading): Reviewed[] {
  return repo.given.flatMap((source) => (isDiff(source.text) ? ofChange(source) : [ofWhole(source, repo)]));
}

function ofChange(source: Source): Reviewed[] {
  return filesIn(source).map(({ path, lines, judged }): Reviewed => {
    const sort = /\.sql$/i.test(path) ? 'schema' : /\.(?:ya?ml|json)$/i.test(path) ? 'contract' : 'code';
    const language = sort === 'code' ? { language: languageOf(path, lines.join('\n')) } : {};
    const size = judged?.size ?? lines.length;
    return { path, sort, lines: size, holds: '', ...language, isChange: true };
  });
}

function ofWhole(source: Source, repo: RepoReading): Reviewed {
  const { path, text } = source;
  const lines = text.replace(/\n$/, '').split('\n').length;
  const about = { path, lines, isChange: false };
  const contract = readOperations(text);
  if (contract) return { ...about, sort: 'contract', holds: counted(contract.operations.length, 'operation') };
  const tables = repo.tables.filter((table) => table.path === path);
  if (tables.length > 0) return { ...about, sort: 'schema', holds: named(tables.map(({ name }) => name)) };
  if (!isCode(source)) return { ...about, holds: '' };
  const [seen] = filesIn(source);
  const routes = seen ? readProgram(seen).routes.length : 0;
  return { ...about, sort: 'code', holds: counted(routes, 'route'), language: languageOf(path, text) };
}

function counted(count: number, word: string): string {
  return count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** So many tables are named; of more, the first. */
const MOST_NAMED = 12;

function named(tables: readonly string[]): string {
  const few = tables.slice(0, MOST_NAMED).map((name) => `\`${name}\``);
  const more = tables.length > few.length ? [`${tables.length - few.length} more`] : [];
  return `${counted(tables.length, 'table')} (${listed([...few, ...more])})`;
}

/** The sorts of what was given, each once. */
export function sortsOf(files: readonly Reviewed[]): Sort[] {
  return [...new Set(files.flatMap(({ sort }) => (sort ? [sort] : [])))];
}

/** What was reviewed, in a few words: for titles and sentences. */
export function subjectName(files: readonly Reviewed[]): string {
  const names = files.map(({ path }) => (path === 'stdin' ? 'what was piped in' : `\`${path}\``));
  const few = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more files`] : names;
  return files[0]?.isChange ? `the change to ${listed(few)}` : listed(few);
}
