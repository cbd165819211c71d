import type { Design, Operation, Passage, ProseTable } from '../design.ts';
import { isAsideHeading } from '../prose/aside.ts';
import { type Endpoint, endpointsIn } from '../prose/endpoints.ts';

/** The calls of a table of endpoints, with what its columns tell of them. */
export type ListedEndpoints = {
  operations: Operation[];
  /** Those whose table has a column for the headers of a request. */
  headed: ReadonlySet<Operation>;
};

const METHOD = /^(?:http )?(?:method|verb)s?$/i;
const PATH = /^(?:http )?(?:path|endpoint|route|resource|url|uri)s?$/i;
const CALL = /^(?:method (?:and|&|\+|\/) (?:path|url|route)|endpoint|call|request|route|operation)s?$/i;
const HEADERS = /^(?:request )?headers?(?: \w+)?$/i;
const HEADER = /^[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+$/;
const SUCCESS = /^(?:success(?:es)?|on success|ok|2xx|success (?:status|code|answer)s?)$/i;
const ERRORS = /^(?:errors?|failures?|4xx|error (?:status(?:es)?|codes?|answers?|responses?)|refusals?|problems?)$/i;
const BOTH = /^(?:(?:http )?status(?:es)?(?: codes?)?|(?:http )?codes?|answers?|responses?|results?|returns)$/i;
const NOTHING = /^(?:[-–—\s]*|none|no|n\/a)$/i;
/** Words for answers that the row itself does not list. */
const MORE = /\b(?:standard|common|usual|see|same|as|all|etc|others?|any|\.\.\.)\b|…/i;

type Columns = Record<'method' | 'path' | 'call' | 'headers' | 'success' | 'errors' | 'both' | 'header', number>;

/** The rows of tables that give one call a row. Empty where there is none. */
export function listedEndpoints({ prose }: Design): ListedEndpoints {
  const headed = new Set<Operation>();
  const found = new Map<string, Operation>();
  for (const table of prose.tables) {
    if (table.section && isAsideHeading(table.section)) continue;
    const at = columnsOf(table);
    const rows = table.rows.flatMap((row) => operationsOf(row, table, at));
    const isContract =
      (at.path >= 0 || at.call >= 0) && [at.success, at.errors, at.both, at.headers].some((one) => one >= 0);
    const lines = new Set(rows.map(({ line }) => line)).size;
    if (lines < (isContract ? 2 : 3) || lines < table.rows.length - 1) continue;
    const shared = sharedStatuses(prose.passages, table);
    for (const operation of rows) {
      if (operation.statuses.length > 0) operation.statuses.push(...shared);
      const key = `${operation.method} ${operation.path}`;
      // The table that tells more of a call is its contract.
      if (tells(operation) <= tells(found.get(key))) continue;
      found.set(key, operation);
      if (at.headers >= 0 || at.header >= 0) headed.add(operation);
    }
  }
  if (found.size === 0) return { operations: [], headed };
  const inHeadings = prose.sections.flatMap(({ heading, line }) =>
    endpointsIn(heading)
      .filter(({ method, path }) => !found.has(`${method} ${path}`))
      .map((call) => ({ ...empty(), ...named(call), words: heading, line })),
  );
  return { operations: [...found.values(), ...inHeadings], headed };
}

function columnsOf({ head }: ProseTable): Columns {
  const titles = head.map((title) => title.replace(/`/g, '').trim());
  const column = (pattern: RegExp): number => titles.findIndex((title) => pattern.test(title));
  return {
    method: column(METHOD),
    path: column(PATH),
    call: column(CALL),
    headers: column(HEADERS),
    header: column(HEADER),
    success: column(SUCCESS),
    errors: column(ERRORS),
    both: column(BOTH),
  };
}

function operationsOf({ cells, line }: ProseTable['rows'][number], table: ProseTable, at: Columns): Operation[] {
  const cell = (index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim());
  const split = at.method >= 0 && at.path >= 0;
  const places = split ? [at.method, at.path] : at.call >= 2 ? [at.call] : [0, 1];
  const calls = endpointsIn(places.map(cell).join(' ').replace(/`/g, ''));
  const paths = new Set(calls.map(({ path }) => path));
  if (paths.size !== 1) return [];
  const id = cells
    .map((one) => /^`?([A-Z]{1,4}-?\d{1,3}|[a-z]+(?:[A-Z][a-z]*)+)`?$/.exec(one.trim())?.[1])
    .find(Boolean);
  const headers = [...cell(at.headers).matchAll(/[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+|\b(?:ETag|Prefer)\b/g)].map(
    ([one]) => one,
  );
  if (at.header >= 0 && !NOTHING.test(cell(at.header)))
    headers.push((table.head[at.header] ?? '').replace(/`/g, '').trim());
  return calls.map((call) => ({
    ...empty(),
    ...named(call),
    ...(id !== undefined && calls.length === 1 && { id }),
    statuses: statusesOf(cell, table, at),
    parameters: headers.map((name) => ({ name, in: 'header', required: false, line })),
    words: cells.join(' '),
    line,
  }));
}

/** The answers of a row. Kinds of answers that the table has no column for, or leaves open, count as all of their kind. */
function statusesOf(cell: (index: number) => string, { rows }: ProseTable, at: Columns): string[] {
  const [success, errors] = [at.success >= 0 ? at.success : at.both, at.errors >= 0 ? at.errors : at.both];
  const listed = [...new Set([at.success, at.errors, at.both])].flatMap((index) =>
    index < 0 ? [] : codesIn(cell(index)),
  );
  if (listed.length === 0) return [];
  const told = (index: number, kind: RegExp): boolean =>
    index >= 0 &&
    !MORE.test(cell(index)) &&
    (!NOTHING.test(cell(index)) || index === at.both) &&
    (index !== at.both || rows.some(({ cells }) => codesIn(cells[index] ?? '').some((code) => kind.test(code))));
  return [
    ...listed,
    '3XX',
    ...(told(success, /^2/) ? [] : ['2XX']),
    ...(told(errors, /^4/) ? [] : ['4XX']),
    ...(told(errors, /^[45]/) ? [] : ['5XX']),
  ];
}

function codesIn(text: string): string[] {
  return [...text.matchAll(/(?<![\d.,#-])([2-5](?:\d\d|xx))(?![\d.,]\d|\d| ?(?:ms|s|%|KB|MB)\b)/gi)].map(
    ([, code = '']) => code.toUpperCase(),
  );
}

/** Answers that the words around a table give to all of its calls. */
function sharedStatuses(passages: readonly Passage[], { rows, section }: ProseTable): string[] {
  const own = new Set(rows.map(({ line }) => line));
  const ids = /\b[A-Z]{1,4}-?\d{1,3}\b/;
  return passages
    .filter(
      ({ text, line, section: its }) =>
        its === section && !own.has(line) && endpointsIn(text).length === 0 && !ids.test(text),
    )
    .flatMap(({ text }) => codesIn(text));
}

function tells(operation: Operation | undefined): number {
  return operation ? 1 + operation.statuses.length + operation.parameters.length : 0;
}

function named({ method, path }: Endpoint): Pick<Operation, 'method' | 'path'> {
  return { method, path };
}

function empty() {
  return {
    from: 'openapi' as const,
    bases: [],
    statuses: [],
    parameters: [],
    responseHeaders: [],
    request: [],
    responses: [],
  };
}
