import type { Level } from '../../../session/finding.ts';
import { slipsBetween } from '../../slips.ts';
import type { Catalogue, TableState } from './catalogue.ts';
import type { Name } from './syntax.ts';

/** What the resolvers of statements share: what the document has made so far, and where findings go. */
export type Resolution = {
  catalogue: Catalogue;
  flavour: 'mysql' | 'mariadb';
  /** Findings name lines of the artifact's text. */
  report(level: Level, rule: string, message: string, line: number, fix?: string): void;
  /** The document's line of a line of the artifact's text. */
  lineOf(line: number): number;
  artifact: number;
  /** `SET FOREIGN_KEY_CHECKS = 0`: tables may come in any order. */
  foreignKeyChecks: boolean;
  /** The document alters `sql_mode`: what only the strict mode rejects passes. */
  strict: boolean;
  /** The document also builds on tables that are made elsewhere, so one that is missing proves nothing. */
  buildsOnOthers: boolean;
  /** The tables that the whole document makes, at any place: lower-cased names with the document's lines. */
  makes: ReadonlyMap<string, number>;
  /** Which lines of the document are this artifact's. */
  isHere(line: number): boolean;
  /** Told what could not be resolved, for the proof. */
  unresolved(why: string): void;
};

const SYSTEM = new Set(['information_schema', 'performance_schema', 'mysql', 'sys']);

/**
 * The table of a name, or nothing: then it is reported where that is certain. One that the document makes only later
 * is missing too.
 *
 * @param use what the statement does to it, for the message: `the query reads`
 */
export function tableFor(to: Resolution, name: Name, use: string): TableState | undefined {
  const { catalogue, makes } = to;
  const table = catalogue.table(name);
  if (table || catalogue.view(name)) return table;
  if (name.database && SYSTEM.has(name.database.toLowerCase())) return undefined;
  if (makes.size === 0 || /[#${?:%]/.test(name.text)) {
    to.unresolved('it uses tables that the document does not make');
    return undefined;
  }
  const later = makes.get(name.text.toLowerCase());
  if (later !== undefined) {
    // Blocks of a document need not stand in the order in which they are run; within one they do.
    if (later < to.lineOf(name.line) || to.buildsOnOthers) {
      to.unresolved('it uses tables that the document does not make');
      return undefined;
    }
    to.report(
      to.isHere(later) ? 'error' : 'warning',
      'sql/no-such-table',
      `${use} the table "${name.text}" before it is made (line ${later})`,
      name.line,
    );
    return undefined;
  }
  const near = nearest(name.text, [...makes.keys()]);
  const elsewhere =
    name.database !== undefined &&
    name.database !== catalogue.database &&
    catalogue.tables.every(({ database }) => database !== name.database);
  if (elsewhere || to.buildsOnOthers || (!near && makes.size < 2)) {
    to.unresolved('it uses tables that the document does not make');
    return undefined;
  }
  to.report(
    'error',
    'sql/no-such-table',
    `${use} the table "${name.text}", which the document does not make${near ? ` (did you mean "${near}"?)` : ''}`,
    name.line,
  );
  return undefined;
}

/** The one of the known names that a wrong one was most likely meant to be. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const most = lower.length <= 4 ? 1 : 2;
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - lower.length) > 3) continue;
    const distance = slipsBetween(lower, candidate.toLowerCase(), most);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}
