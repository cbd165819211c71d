import type { Finding } from '../../../session/finding.ts';
import type { Design, Operation, Passage } from '../design.ts';
import { isAside } from '../prose/aside.ts';
import { cleanPath, endpointsIn } from '../prose/endpoints.ts';
import { type HttpContract, httpContract, isUndeclared } from '../prose/http-contract.ts';
import { matchOperation } from '../prose/match-operation.ts';
import { type NamedOperations, operationsIn } from '../prose/operations-in.ts';
import { isOutside } from '../prose/outside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { spokenOperations } from '../prose/spoken-operations.ts';
import type { Rule } from '../rule.ts';

const ONLY_STATUSES = /^`?[2-5]\d\d`?(?:\s*(?:[,/]|or)\s*`?[2-5]\d\d`?)*$/;

/** `isOneOf`: it is said of one of the operations, and not of all. */
type Claim = { status: number; line: number; operations: readonly Operation[]; isOneOf?: boolean };

/** A status said in a way that cannot be a count: in a code span, with its reason, or after a word of answering. */
const STATUS =
  /`(?:HTTP )?([2-5]\d\d)(?: [A-Z][A-Za-z ]+)?`|\b(?:HTTP|status(?: code)?)\s+`?([2-5]\d\d)\b`?|\b([2-5]\d\d) (?:OK|Created|Accepted|No Content|Multiple Choices|Moved|Found|See Other|Not Modified|Bad Request|Unauthorized|Payment Required|Forbidden|Not Found|Conflict|Gone|Precondition|Unprocessable|Locked|Too Many|Service Unavailable|Bad Gateway|Gateway Timeout)\b|\b(?:returns?|returned|responds? with|responded with|answers?(?: with)?|answered with|replies(?: with)?|gets?|reads?|sees?|yields?|gives?|(?:refused|rejected|fails?|ends?) with|is an?|an?) (?:an? )?([2-5]\d\d)\b(?![,.]?\d|\s*(?:ms|s|%|milli|sec|min|req|row|item|order|event|byte|KB|MB|GB|\w+ (?:a|per) (?:second|day))\b)|(?:\b(?:or|and)|[,(;])\s+(?:with )?(?:an? )?([45]\d\d)\s+(?:when|if|for an?|where|once|after|as soon)\b/g;

const REAL = new Set([
  200, 201, 202, 203, 204, 206, 207, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410,
  411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504,
  507,
]);

/** Right before a status. */
const NEVER =
  /(?:\b(?:never|not)|n't)\s+(?:be\s+)?(?:(?:answer|return|get|give|see|yield|respond|refuse|reject|fail)\w*\s+)?(?:with\s+)?(?:an?\s+)?$/i;
/** What is answered before a call is looked at. */
const EVERYWHERE = new Set([401, 429, 500, 502, 503, 504]);

/** Statuses that the text says an endpoint answers with, and that the contract does not declare for it, or at all. */
export const proseStatuses: Rule = {
  name: 'together/prose-status',
  find(design) {
    const contract = httpContract(design);
    if (!contract?.whole) return [];
    const claims = [
      ...claimsInProse(design, contract),
      ...claimsInTables(design, contract),
      ...claimsInCells(design, contract),
      ...claimsOfErrors(design, contract),
    ];
    const found = new Map<string, Finding>();
    for (const claim of claims.sort((a, b) => a.line - b.line)) {
      const finding = judge(claim, contract);
      if (finding && !found.has(finding.message)) found.set(finding.message, finding);
    }
    for (const finding of listedStrangers(design, contract))
      if (!found.has(finding.message)) found.set(finding.message, finding);
    return [...found.values()];
  },
};

/** Said of all the others. */
const BUT = /\b(?:every|each|all|any)\b[^.;]{0,40}\b(?:but|except|save|other than|apart from)\b/i;
const ON =
  /^\W*(?:on|for|at|after|when|upon) (?:an? |HTTP |status )*`?([2-5]\d\d)\b|^\W*`?([2-5]\d\d)`?\s*(?:[:–—=]|->|→|means\b)/i;

/** The one of a list of statuses, an item each, that no operation declares, where all others of the list are declared. */
function listedStrangers({ prose }: Design, contract: HttpContract): Finding[] {
  const items = prose.passages.flatMap(({ text, line, section = '', aside }) => {
    const [, on, bare] = ON.exec(text) ?? [];
    const status = Number(on ?? bare);
    return REAL.has(status) && !aside ? [{ status, line, section }] : [];
  });
  return items.flatMap(({ status, line, section }): Finding[] => {
    const others = items.filter((one) => one.section === section && one.status !== status);
    const isDeclared = (one: number): boolean => contract.operations.some((each) => !isUndeclared(each, one, contract));
    if (isDeclared(status) || others.length < 2 || !others.every((one) => isDeclared(one.status))) return [];
    const message = `The text speaks of the answer ${status}, which no operation of the contract declares (line ${contract.line}).`;
    return [{ level: 'warning', rule: 'together/prose-status', message, line, with: [contract.line] }];
  });
}

function judge({ status, line, operations, isOneOf }: Claim, contract: HttpContract): Finding | undefined {
  const rule = 'together/prose-status';
  if (operations.length > 0) {
    const [operation, ...more] = operations.filter((one) => isUndeclared(one, status, contract));
    if (!operation || (isOneOf && more.length + 1 < operations.length)) return undefined;
    const name = `\`${operation.method} ${operation.path}\``.slice(0, 80);
    const declared = operation.statuses.filter((one) => !/X/.test(one) || !contract.listed).slice(0, 12);
    const others = more.length > 0 ? ` (and ${more.length} more)` : '';
    const message = `The text says that ${name}${others} answers ${status}; the contract declares ${declared.join(', ')} (line ${operation.line}).`;
    return { level: 'warning', rule, message, line, with: [operation, ...more].map((one) => one.line) };
  }
  const somewhere = contract.operations.some((one) => !isUndeclared(one, status, contract));
  if (somewhere || status < 400 || contract.operations.length < 3) return undefined;
  const message = `The text speaks of the answer ${status}, which no operation of the contract declares (line ${contract.line}).`;
  return { level: 'warning', rule, message, line, with: [contract.line] };
}

function claimsInProse({ prose }: Design, contract: HttpContract): Claim[] {
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  return prose.passages.flatMap((passage) => {
    if (rows.has(passage.line)) return [];
    let before = operationsIn(passage.section ?? '', contract)[0]?.operations;
    return sentencesOf(passage).flatMap((sentence): Claim[] => {
      const named = operationsIn(sentence.text, contract);
      const spoken = named.length > 0 ? [] : spokenOperations(sentence.text, contract, before);
      const claims = sentence.aside ? [] : claimsIn(sentence, [...named, ...spoken], before);
      before = named.length > 0 ? undefined : before;
      if (named.length === 1) before = named[0]?.operations;
      return claims;
    });
  });
}

/** @param before the operations that the sentence before was about */
function claimsIn(sentence: Passage, named: NamedOperations[], before: readonly Operation[] | undefined): Claim[] {
  const { text } = sentence;
  if (isOutside(text.replace(/\/\S+/g, ''))) return [];
  return [...text.matchAll(STATUS)].flatMap((match): Claim[] => {
    const status = Number(match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5]);
    if (!REAL.has(status) || NEVER.test(text.slice(0, match.index))) return [];
    const line = sentence.line + (text.slice(0, match.index).match(/\n/g) ?? []).length;
    const last = named.findLast(({ at }) => at < match.index) ?? (named.length === 1 ? named[0] : undefined);
    const nearest = last?.to !== undefined && (match.index < last.at || match.index >= last.to) ? undefined : last;
    if (nearest) {
      const { operations, isOneOf = false } = nearest;
      // Whoever has no token is told so by every call, whatever its method.
      return operations.length > 0 && !(isOneOf && EVERYWHERE.has(status))
        ? [{ status, line, operations, isOneOf }]
        : [];
    }
    if (
      before &&
      before.length > 0 &&
      /^(?:\W*(?:it|this|the (?:call|endpoint|operation|request|response|answer)))\b/i.test(text)
    )
      return [{ status, line, operations: before }];
    return [{ status, line, operations: [] }];
  });
}

/** Rows that name one operation, with statuses in a column that is about answers. */
function claimsInTables({ prose }: Design, contract: HttpContract): Claim[] {
  return prose.tables.flatMap(({ head, rows }) => {
    const answers = head.flatMap((cell, at) =>
      /\b(?:status(?:es)?|code|codes|answers?|responses?|returns?|errors?|success|http)\b/i.test(cell) ? [at] : [],
    );
    const methodAt = head.findIndex((cell) => /^(?:http )?(?:method|verb)$/i.test(cell));
    const pathAt = head.findIndex((cell) => /^(?:http )?(?:path|endpoint|route|resource|url|uri)$/i.test(cell));
    return rows.flatMap(({ cells, line }): Claim[] => {
      const joined =
        methodAt >= 0 && pathAt >= 0
          ? `${cells[methodAt]?.replace(/`/g, '')} ${/\/[^\s`]*/.exec(cells[pathAt] ?? '')?.[0] ?? ''}`
          : cells.join(' ; ');
      const named = endpointsIn(joined.replace(/ (\/\S+)/, (_, path: string) => ` ${cleanPath(path)}`));
      const [call] = named;
      if (!call && !isAside(cells.join(' ; ')) && !isOutside(cells.join(' '))) return failures(head, cells, line);
      if (!call || named.length > 1 || isAside(cells.join(' ; ')) || cells.some((cell) => BUT.test(cell))) return [];
      const match = matchOperation(contract.operations, call.method, call.path);
      const [operation] = match.is === 'known' ? match.operations : [];
      if (!operation) return [];
      const bare = cells.flatMap((cell, at) => (ONLY_STATUSES.test(cell) ? [at] : []));
      return [...new Set([...answers, ...bare])].flatMap((at) =>
        [...(cells[at] ?? '').matchAll(/(?<![\d.,#-])([2-5]\d\d)(?![\d.,]\d|\d| ?(?:ms|s|%|KB|MB)\b)/g)].map(
          ([, code]) => ({ status: Number(code), line, operations: [operation] }),
        ),
      );
    });
  });
}

/** `Range longer than a year | 400`: an answer of whichever operation it is about. */
function failures(head: readonly string[], cells: readonly string[], line: number): Claim[] {
  return cells.flatMap((cell, at) =>
    /^(?:http )?(?:status(?: code)?|code|answer|response)$/i.test((head[at] ?? '').trim()) && ONLY_STATUSES.test(cell)
      ? [...cell.matchAll(/[2-5]\d\d/g)].map(([code]) => ({ status: Number(code), line, operations: [] }))
      : [],
  );
}

/** Rows of one status, with a cell that does nothing but name the operations: `409 | version_mismatch | updateLink`. */
function claimsOfErrors({ prose }: Design, contract: HttpContract): Claim[] {
  return prose.tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells, line }): Claim[] => {
      const [status, ...others] = cells
        .filter((cell) => /^`?[45]\d\d`?$/.test(cell.trim()))
        .map((cell) => cell.replace(/`/g, ''));
      const [operations] = cells.map((cell) => namedAlone(cell, contract)).filter(({ length }) => length > 0);
      return status !== undefined && others.length === 0 && operations
        ? [{ status: Number(status), line, operations }]
        : [];
    }),
  );
}

/** The operations of a cell that holds nothing but their names. */
function namedAlone(cell: string, contract: HttpContract): Operation[] {
  if (!/^(?:`\w+`[\s,;/]*(?:and\s)?)+$/.test(cell.trim())) return [];
  const operations = operationsIn(cell, contract).flatMap((one) => one.operations);
  return operations.length === cell.match(/`\w+`/g)?.length ? operations : [];
}

/** Cells that say of operations, by their names, what they answer: `E1 to E6 answer 503`. */
function claimsInCells({ prose }: Design, contract: HttpContract): Claim[] {
  const own = new Set(contract.operations.map(({ line }) => line));
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  return prose.passages
    .filter(({ line, aside }) => rows.has(line) && !own.has(line) && !aside)
    .flatMap(sentencesOf)
    .flatMap((sentence) => {
      const named = sentence.aside || BUT.test(sentence.text) ? [] : operationsIn(sentence.text, contract);
      return claimsIn(sentence, named, undefined).filter(({ operations }) => operations.length > 0);
    });
}
