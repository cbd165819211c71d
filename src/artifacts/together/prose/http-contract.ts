import type { Design, Operation } from '../design.ts';
import { isAsideHeading } from './aside.ts';
import { type Endpoint, endpointsIn } from './endpoints.ts';
import { sentencesOf } from './sentences.ts';

/** The part of a contract that is spoken over HTTP. */
export type HttpContract = {
  operations: Operation[];
  /** Whether nothing says that there is more of it than the document shows. */
  whole: boolean;
  /** Whether it is no OpenAPI, but a table in the text. */
  listed: boolean;
  line: number;
};

/** Of the calls, some are shown. */
const SOME_CALLS =
  /\b(?:(?:core|main|most important|remaining|selected|other|a few|only some) (?:endpoints|operations|paths)|the rest of the (?:api|contract|endpoints|operations)|(?:endpoints|operations|paths) (?:are )?(?:not shown|omitted|elided|left out)|(?:endpoints|operations|paths)\b.{0,40}\b(?:analogous(?:ly)?|same pattern|likewise follow))\b/i;
const SHORTENED =
  'excerpts?|abridged|abbreviated|shortened|subset|partial(?! index)|not shown|omitted|elided|left out|sketch';
const CONTRACT = 'contract|openapi|specification|spec|api';
/** Said of the contract itself: a few words lie between, at the most. */
const EXCERPT = new RegExp(
  String.raw`\b(?:${SHORTENED})\b(?:[^\w.;]+\w+){0,4}?[^\w.;]+(?:${CONTRACT})\b|\b(?:${CONTRACT})\b(?:[^\w.;]+\w+){0,6}?[^\w.;]+(?:${SHORTENED})\b`,
  'i',
);

/** The HTTP contract of a design: its OpenAPI, or else a table of endpoints; undefined where it has neither. */
export function httpContract(design: Design): HttpContract | undefined {
  const declared = design.operations.filter(({ from }) => from === 'openapi');
  const operations = declared.length > 0 ? declared : listedOperations(design);
  const [first] = operations;
  if (!first) return undefined;
  const artifacts = design.artifacts.filter(({ artifact }) => artifact.kind === 'openapi');
  const excerpt =
    artifacts.some(({ artifact }) => artifact.fragment || artifact.unclosed) ||
    design.prose.passages.some((passage) =>
      sentencesOf(passage).some(({ text }) => EXCERPT.test(text) || SOME_CALLS.test(text)),
    );
  return {
    operations,
    listed: declared.length === 0,
    whole: !excerpt,
    line: artifacts[0]?.artifact.line ?? first.line,
  };
}

/** The rows of a table that gives one call a row. Their answers are not known: tables tell of those that matter. */
function listedOperations({ prose, artifacts }: Design): Operation[] {
  if (artifacts.some(({ artifact }) => artifact.kind === 'openapi')) return [];
  const tables = prose.tables.map(({ rows, section }) =>
    section && isAsideHeading(section)
      ? []
      : rows
          .flatMap(({ cells, line }) => {
            const [call, ...more] = endpointsIn(cells.slice(0, 2).join(' '));
            return call && more.length === 0 ? [operationOf(call, cells, line)] : [];
          })
          .slice(0, rows.length),
  );
  const lists = tables.filter(
    (calls, at) => calls.length >= 3 && calls.length >= (prose.tables[at]?.rows.length ?? 0) - 1,
  );
  const inHeadings = prose.sections.flatMap(({ heading, line }) =>
    endpointsIn(heading).map((call) => operationOf(call, [heading], line)),
  );
  return lists.length > 0 ? [...lists.flat(), ...inHeadings] : [];
}

function operationOf({ method, path }: Endpoint, cells: readonly string[], line: number): Operation {
  const empty = { bases: [], statuses: [], parameters: [], responseHeaders: [], request: [], responses: [] };
  return { from: 'openapi', method, path, ...empty, words: cells.join(' '), line };
}

/** Answers that gateways and frameworks give by themselves: contracts often leave them out altogether. */
const COMMON = new Set([400, 401, 403, 413, 415, 429]);

/**
 * Whether an answer of an operation is missing from the contract. Answers that any server gives are so only where the
 * contract tells them of other operations.
 */
export function isUndeclared(operation: Operation, status: number, { operations }: HttpContract): boolean {
  const code = String(status);
  if (status < 200 || status > 599 || operation.statuses.length === 0) return false;
  if (declares(operation, code) || (status >= 400 && operation.statuses.includes('default'))) return false;
  const common = COMMON.has(status) || status >= 500 || status === 304;
  return !common || operations.some((one) => one.statuses.includes(code));
}

function declares({ statuses }: Operation, code: string): boolean {
  return statuses.some((one) => one === code || one.toUpperCase() === `${code[0]}XX`);
}
