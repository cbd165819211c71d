import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { waysOf } from '../diagrams/drawn-ways.ts';
import { wordsOf } from '../names.ts';
import { calledStrangers } from '../reliability/called-strangers.ts';
import {
  FAILING,
  type FailureTable,
  failureRows,
  failureTables,
  keyWords,
  type Outside,
  outsideSystems,
} from '../reliability/dependencies.ts';
import { CLIENT, drawnParties, withoutRows } from '../reliability/drawn-parties.ts';
import { listedDependencies } from '../reliability/listed-dependencies.ts';
import { productsOf } from '../reliability/products.ts';
import { FAILS, silentItems } from '../reliability/silent-items.ts';
import { toldDependencies } from '../reliability/told-dependencies.ts';
import { uncovered } from '../reliability/uncovered.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

/** Where a design says of each system that it needs what happens when it fails, none may be left out. */
export const reliabilityDependency: Rule = {
  name: 'together/reliability-dependency',
  find: (design) => {
    const tables = failureTables(design);
    const silent = silentItems(design)
      .filter(({ name }) => !isToldOf(name, [], design))
      .map((one) => unspoken(one));
    const left = tables.length === 0 ? [] : missing(design, tables);
    const more = tables.length === 0 || left.length > 0 ? [] : withoutRow(design, tables);
    const found = [...silent, ...left, ...more];
    const all = found.length > 0 ? found : uncovered(design, 'together/reliability-dependency');
    // Where the design says that the list has each of them, the one that is left out is a slip.
    const isSlip = all.length === 1 && !OWN_STORE.test(all[0]?.message ?? '') && claimsAll(design);
    const judged = isSlip ? all.map((one) => ({ ...one, level: 'warning' as const })) : all;
    return [...judged, ...tables.flatMap(unfilled)];
  },
};

/** `The table has a row for each external system of section 4`. */
const CLAIMS_ALL =
  /\b(?:each|every|all)\b[^.;]{0,60}\b(?:external|outside|third.party|such) (?:systems?|dependenc(?:y|ies)|services?|part(?:y|ies))\b[^.;]{0,80}\b(?:rows?|failure modes?|listed|tables?|below|section|here)\b|\b(?:rows?|failure modes?|lists?|tables?)\b[^.;]{0,40}\b(?:for|of|has) (?:each|every|all)\b[^.;]{0,30}\b(?:external|outside|third.party|such) (?:systems?|dependenc(?:y|ies)|services?|part(?:y|ies))\b|\b(?:each|every|all)\b[^.;]{0,80}\bha(?:s|ve) (?:its|their|an?) (?:own )?(?:row|failure mode|entry)\b|\b(?:each|every|all)\b[^.;]{0,30}\b(?:systems?|services?|part(?:y|ies)) (?:that )?we (?:depend on|call|need|rely on)\b/i;
/** Whoever is signed in stays so: many designs leave it at that. */
const SIGN_IN = /^(?:\w+ )?(?:identity|oidc|sso|single sign-on|login|sign-in|auth0|keycloak|okta|entra)/i;
/** What a design runs itself, however much it depends on it. */
const OWN_STORE =
  /^(?:postgres|mysql|maria|redis|valkey|kafka|rabbit|nats|jetstream|minio|elastic|opensearch|clickhouse|(?:object|blob|file) stor|event bus|(?:message )?broker|queue|cache|database)/i;

function claimsAll({ prose }: Design): boolean {
  return prose.passages.some(({ text }) => CLAIMS_ALL.test(text.replaceAll('\n', ' ')));
}

function missing(design: Design, tables: FailureTable[]): Finding[] {
  const rows = failureRows(design, tables);
  const isTold = ({ name }: Outside): boolean => isToldOf(name, rows, design);
  const shown = outsideSystems(design);
  // Those who only call the design need no row.
  const needed = shown.filter((one) => one.called && !isTold(one));
  // A table that covers none, or few, of them is of other things, and so is one of what may happen.
  const drawn = rows.length < 2 || needed.length > 1 || !areOfParties(tables, design) ? [] : needed;
  const listed = listedDependencies(design, tables);
  const [left, ...more] = listed.filter((one) => !isTold(one));
  const told = [...toldDependencies(design), ...calledStrangers(design, tables)];
  const [said, ...others] = told.filter((one) => !isTold(one));
  // Beside another that has its row, it is one of a list.
  const isSaid = said !== undefined && others.length === 0 && rows.length >= (told.length > 1 ? 2 : LISTED);
  const isPair = listed.length === 2 && rows.length >= LISTED && listed.some(({ name }) => hasRow(name, rows));
  const isOmitted = left !== undefined && more.length === 0 && (listed.length >= LISTED || isPair);
  const found = [
    ...drawn
      .map((one) => lacking(one, 'is an outside system of the diagram', tables))
      .map((one) => (isOfDependencies(tables) && !SIGN_IN.test(one.message) ? one : doubted(one))),
    ...(isSaid && drawn.length === 0 && !isOmitted ? [doubted(lacking(said, 'is a system of others', tables))] : []),
    ...(isOmitted && drawn.length === 0 ? [lacking(left, 'is among what the design depends on', tables)] : []),
  ];
  if (found.length > 0) return found;
  return withoutOwnRow(design, tables);
}

/** `Dependency | When it fails`: a table of these, and not of what else may befall the design. */
function isOfDependencies(tables: readonly FailureTable[]): boolean {
  return tables.some(({ table }) => DEPENDENCY.test(table.head[0] ?? ''));
}

const DEPENDENCY =
  /\b(?:dependenc(?:y|ies)|external|outside|third.part(?:y|ies)|partners?|providers?|systems?|upstreams?)\b/i;

/** The one party of the diagrams without a row, where all others have theirs. */
function withoutOwnRow(design: Design, tables: FailureTable[]): Finding[] {
  const rows = subjectsOf(tables);
  const parties = drawnParties(design);
  const [one, ...more] = withoutRows(parties, rows);
  // Two that are drawn in one breath (`--> fcm & apns`) have one row.
  const isOne = more.every(({ line }) => line === one?.line) && parties.length - more.length > LISTED;
  if (!one || (more.length > 0 && !isOne) || parties.length < LISTED || isToldToFail(one.name, design)) return [];
  if (!areOfParties(tables, design)) return [];
  return [doubted(lacking(one, 'is called in the diagram as others that have their rows are', tables))];
}

/** What the rows of the tables are about. */
function subjectsOf(tables: readonly FailureTable[]): string[] {
  return tables.flatMap(({ table }) => table.rows.map(({ cells }) => cells[0] ?? ''));
}

/** Whether most rows are about what the design calls or runs: those of what may happen leave out what needs no word. */
function areOfParties(tables: readonly FailureTable[], design: Design): boolean {
  const [parties, products, rows] = [drawnParties(design), productsOf(design), subjectsOf(tables)];
  const isOne = (row: string): boolean =>
    isThing(row) ||
    products.some(({ words }) => words.test(row)) ||
    withoutRows(parties, [row]).length < parties.length;
  return rows.filter(isOne).length >= rows.length * MOSTLY;
}

/** `Worker`, `Ticket office`: a thing, and nothing that befalls it. */
function isThing(row: string): boolean {
  return row.trim().split(/\s+/).length <= 2 && !FAILING.test(row);
}

/** Whether a sentence beside the table says what happens when it fails. */
function isToldToFail(name: string, { prose }: Design): boolean {
  const words = keyWords(name);
  return prose.passages.some(({ text }) =>
    text.split(/(?<=[.;])\s/).some((sentence) => {
      const own = new Set(wordsOf(sentence).map(stem));
      return FAILING.test(sentence) && words.every((word) => own.has(word));
    }),
  );
}

/** The part of the rows that have to be of parties. */
const MOSTLY = 0.7;
/** Of so many listed, one that is left out is left out by mistake. */
const LISTED = 3;

function unspoken({ name, line }: Outside): Finding {
  const message = `${name} is a system of others, and its item says nothing of what happens when it fails; all items beside it do.`;
  return { level: 'warning', rule: 'together/reliability-dependency', message, line };
}

function hasRow(name: string, rows: readonly string[]): boolean {
  return rows.some((row) => {
    const own = new Set(wordsOf(row).map(stem));
    return keyWords(name).some((word) => own.has(word));
  });
}

function isToldOf(name: string, rows: readonly string[], { prose }: Design): boolean {
  const words = keyWords(name);
  const wordsIn = (text: string): Set<string> => new Set(wordsOf(text).map(stem));
  const hasAll = (text: string): boolean => {
    const own = wordsIn(text);
    return words.every((word) => own.has(word));
  };
  return (
    hasRow(name, rows) ||
    prose.passages.some(({ text }) =>
      text.split(/(?<=[.;])\s/).some((sentence) => FAILS.test(sentence) && hasAll(sentence)),
    )
  );
}

function lacking({ name, line }: Outside, what: string, [first]: readonly FailureTable[]): Finding {
  return {
    level: 'warning',
    rule: 'together/reliability-dependency',
    message: `${name.replace(/\s+/g, ' ')} ${what}, but the table of what happens when something fails has no row for it.`,
    line: first?.table.line ?? line,
    with: [line],
  };
}

/** What is only told of, or only deployed, or taken for granted, may need no row: it is for the reader to say. */
function doubted(finding: Finding): Finding {
  return { ...finding, level: 'note' };
}

/** The one product that the design runs and no row is about, where the other products have theirs. */
function withoutRow(design: Design, tables: FailureTable[]): Finding[] {
  const rows = failureRows(design, tables);
  const products = productsOf(design).filter((product) => !isForClients(product, design));
  const [one, ...more] = products.filter(({ words }) => !rows.some((row) => words.test(row)));
  if (!one || more.length > 0 || products.length < 2 || rows.length < 2) return [];
  if (!areOfParties(tables, design)) return [];
  const isTold = design.prose.passages.some(({ text }) =>
    text.split(/(?<=[.;])\s/).some((sentence) => FAILS.test(sentence) && one.own.test(sentence)),
  );
  return isTold ? [] : [doubted(lacking(one, 'runs in this design', tables))];
}

/** Whether the diagrams have nobody reach it but those who use the design: it is theirs to wait for. */
function isForClients({ own }: { own: RegExp }, { diagrams }: Design): boolean {
  const from = diagrams.flatMap(waysOf).flatMap((way) => (own.test(way.to) && !own.test(way.from) ? [way.from] : []));
  return from.length > 0 && from.every((one) => CLIENT.test(one));
}

/** An empty cell for what happens then, where every other row says it. */
function unfilled({ table, fallback, timeout }: FailureTable): Finding[] {
  return [fallback, timeout].flatMap((column) => {
    if (column === undefined) return [];
    const empty = table.rows.filter(({ cells }) => /^(?:|tbd|todo|\?+)$/i.test((cells[column] ?? '').trim()));
    const [row] = empty;
    if (!row || empty.length > 1 || table.rows.length < 3) return [];
    // Of two rows about one thing, the first has said it.
    if (table.rows.some((other) => other !== row && other.cells[0] === row.cells[0])) return [];
    return [
      {
        level: 'warning' as const,
        rule: 'together/reliability-dependency',
        message: `The row of ${row.cells[0]} leaves “${table.head[column]}” empty, which every other row fills in.`,
        line: row.line,
      },
    ];
  });
}
