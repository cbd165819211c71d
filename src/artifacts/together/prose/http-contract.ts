import { listedEndpoints } from '../contract/listed-endpoints.ts';
import type { Design, Operation } from '../design.ts';
import { matchOperation } from './match-operation.ts';
import { sentencesOf } from './sentences.ts';
import { toldEndpoints } from './told-endpoints.ts';

/** The part of a contract that is spoken over HTTP. */
export type HttpContract = {
  operations: Operation[];
  /** Whether nothing says that there is more of it than the document shows. */
  whole: boolean;
  /** Whether it is no OpenAPI, but a table or a list in the text. */
  listed: boolean;
  /** The operations of which it tells the headers. */
  headed: ReadonlySet<Operation>;
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

/** What is left out is not the calls: `401 and 403 are left out of the contract`. */
const OF_EACH_CALL =
  /\b[1-5]\d\d\b|\b(?:status(?: codes?)?|errors?|answers?|responses|headers?|descriptions?|examples?|summaries)\b/i;
const LEFT_OUT = /\b(?:not shown|omitted|elided|left out)\b/i;

/** The HTTP contract of a design: its OpenAPI, or else the endpoints that its text lists; undefined where it has neither. */
export function httpContract(design: Design): HttpContract | undefined {
  if (!known.has(design)) known.set(design, read(design));
  return known.get(design);
}

/** Many rules ask for the same one. */
const known = new WeakMap<Design, HttpContract | undefined>();

function read(design: Design): HttpContract | undefined {
  const declared = design.operations.filter(({ from }) => from === 'openapi');
  const artifacts = design.artifacts.filter(({ artifact }) => artifact.kind === 'openapi');
  const isListed = declared.length === 0 && artifacts.length === 0;
  const { operations, headed } = isListed ? listed(design) : { operations: declared, headed: new Set(declared) };
  const [first] = operations;
  if (!first) return undefined;
  const excerpt =
    artifacts.some(({ artifact }) => artifact.fragment || artifact.unclosed) ||
    (!isListed && showsPart(operations, design)) ||
    design.prose.passages.some((passage) =>
      sentencesOf(passage).some(
        ({ text }, at, all) => isExcerpt(text, all[at - 1]?.text ?? '') || SOME_CALLS.test(text),
      ),
    );
  return {
    operations,
    headed,
    listed: isListed,
    whole: !excerpt,
    line: artifacts[0]?.artifact.line ?? first.line,
  };
}

function isExcerpt(text: string, before: string): boolean {
  const about = /^\W*(?:these|those|they|both|it)\b/i.test(text) ? `${before} ${text}` : text;
  return EXCERPT.test(OF_EACH_CALL.test(about) ? text.replace(LEFT_OUT, '') : text);
}

/** Whether the document's own table of endpoints has so many more that the contract can only be a part of it. */
function showsPart(operations: readonly Operation[], design: Design): boolean {
  const rows = listedEndpoints(design).operations;
  const missing = rows.filter(({ method, path }) => matchOperation(operations, method, path).is !== 'known');
  return missing.length > 1 && missing.length >= rows.length * A_PART;
}

/** Of the rows of a table, missing from a contract that shows a part. One or two of many are slips. */
const A_PART = 0.25;

/** A table of endpoints, with those that the text lists beside it; or these alone. */
function listed(design: Design): Pick<HttpContract, 'operations' | 'headed'> {
  const table = listedEndpoints(design);
  const named = new Set(table.operations.map(({ method, path }) => `${method} ${path}`));
  const told = toldEndpoints(design).filter(({ method, path }) => !named.has(`${method} ${path}`));
  return { operations: [...table.operations, ...told], headed: table.headed };
}

/** Answers that gateways and frameworks give by themselves: contracts often leave them out altogether. */
const COMMON = new Set([400, 401, 403, 413, 415, 429]);

/** Something that the server needs does not answer. */
const AWAY = ['502', '503', '504'];

/**
 * Whether an answer of an operation is missing from the contract. Answers that any server gives are so only where the
 * contract tells them of other operations.
 */
export function isUndeclared(operation: Operation, status: number, { operations }: HttpContract): boolean {
  const code = String(status);
  if (status < 200 || status > 599 || operation.statuses.length === 0) return false;
  if (declares(operation, code) || (status >= 400 && operation.statuses.includes('default'))) return false;
  // Who tells one of these from the others means it.
  if (AWAY.includes(code) && AWAY.some((one) => operation.statuses.includes(one))) return true;
  const common = COMMON.has(status) || status >= 500 || status === 304;
  return !common || operations.some((one) => one.statuses.includes(code));
}

function declares({ statuses }: Operation, code: string): boolean {
  return statuses.some((one) => one === code || one.toUpperCase() === `${code[0]}XX`);
}
