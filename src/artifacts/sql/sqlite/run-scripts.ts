import type { Database } from 'sql.js';
import type { Finding, Level } from '../../../session/finding.ts';
import type { Artifact } from '../../artifact.ts';
import type { Checked } from '../../checker.ts';
import { lineCounter } from '../mysql/line-counter.ts';
import { nearest } from '../mysql/resolution.ts';
import type { Token } from '../mysql/tokens.ts';
import { type Statement, splitStatements } from '../statements.ts';
import { checkEnd } from './check-end.ts';
import { checkTypes } from './check-types.ts';
import { placeOf } from './place-of.ts';
import { readSqliteSchema } from './read-schema.ts';
import { refusalOf } from './refusal.ts';
import { failingRow } from './rows.ts';
import { sqliteTokensOf } from './sqlite-tokens.ts';
import { standInFor } from './stand-in.ts';

/** Findings of one artifact past which nobody reads on. */
const MOST_FINDINGS = 100;
/** A text longer than this (in UTF-16 units) is not somebody's design. */
const LONGEST = 4_000_000;

/** What the runs of a document's scripts share. */
export type Shared = {
  database: Database;
  /** Names of all tables and views that the document makes, lower-cased, with the line. */
  makes: Map<string, number>;
  /** It alters tables that are made elsewhere. */
  buildsOnOthers: boolean;
  /** It has filled the memory that is given: nothing more is run. */
  full: boolean;
  /** Tables that stand for ones of a module that is not here. */
  standIns: Set<string>;
};

/** Runs the SQLite artifacts of a document, in order, in one database. Gives one result for each. Never throws. */
export function runScripts(database: Database, artifacts: readonly Artifact[]): Checked[] {
  const shared: Shared = {
    database,
    makes: madeBy(artifacts),
    buildsOnOthers: false,
    full: false,
    standIns: new Set(),
  };
  shared.buildsOnOthers = artifacts.some((artifact) => alters(artifact, shared.makes));
  const runs = artifacts.map((artifact) => new ScriptRun(artifact, shared));
  for (const run of runs) run.run();
  const schema = readSqliteSchema(artifacts);
  for (const run of runs) run.end(schema);
  return runs.map((run) => run.result());
}

const MAKES =
  /^CREATE\s+(?:TEMP\s+|TEMPORARY\s+)?(?:VIRTUAL\s+)?(?:TABLE|VIEW)\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:\w+\.)?["'`[]?(\w+)/i;
const RENAMES = /^ALTER\s+TABLE\s+\S+\s+RENAME\s+TO\s+["'`[]?(\w+)/i;
const ALTERS =
  /^(?:ALTER\s+TABLE\s+|DROP\s+TABLE\s+(?!IF\b)|CREATE\s+(?:UNIQUE\s+)?INDEX\s+[\s\S]*?\bON\s+)(?:\w+\.)?["'`[]?(\w+)/i;

function madeBy(artifacts: readonly Artifact[]): Map<string, number> {
  const makes = new Map<string, number>();
  for (const artifact of artifacts) {
    const lineOf = lineCounter(artifact);
    for (const { text, line } of splitStatements(artifact.text.slice(0, LONGEST), 'sqlite')) {
      const name = (MAKES.exec(text) ?? RENAMES.exec(text))?.[1]?.toLowerCase();
      if (name && !makes.has(name)) makes.set(name, lineOf(line));
    }
  }
  return makes;
}

/** Whether it alters, before making it, a table that is no misspelling of its own: a migration of a schema made elsewhere. */
function alters(artifact: Artifact, makes: ReadonlyMap<string, number>): boolean {
  const missing = new Set<string>();
  const lineOf = lineCounter(artifact);
  for (const { text, line } of splitStatements(artifact.text.slice(0, LONGEST), 'sqlite')) {
    const name = ALTERS.exec(text)?.[1]?.toLowerCase();
    const made = name === undefined ? undefined : makes.get(name);
    if (name !== undefined && (made === undefined || made > lineOf(line))) missing.add(name);
  }
  const [only] = missing;
  return missing.size > 1 || (only !== undefined && (makes.has(only) || !nearest(only, [...makes.keys()])));
}

class ScriptRun {
  readonly artifact: Artifact;
  readonly lineOf: (line: number) => number;
  readonly shared: Shared;
  readonly #findings: Finding[] = [];
  readonly #gaps = new Set<string>();
  #executed = 0;
  #compiled = 0;
  #parsed = 0;

  constructor(artifact: Artifact, shared: Shared) {
    this.artifact = artifact;
    this.lineOf = lineCounter(artifact);
    this.shared = shared;
  }

  run(): void {
    const { artifact } = this;
    if (artifact.text.length > LONGEST) {
      this.#gaps.add('it is too long to be run here');
      return;
    }
    for (const statement of splitStatements(artifact.text, 'sqlite')) this.#take(statement);
    this.#try('ROLLBACK');
  }

  #take(statement: Statement): void {
    const tokens = statement.client ? [] : sqliteTokensOf(statement.text, statement.line);
    if (statement.unclosed) {
      this.report(
        'error',
        'sql/syntax',
        `a ${statement.unclosed.what} is opened here and never closed`,
        statement.unclosed.line,
      );
      return;
    }
    const refusal = refusalOf(statement, tokens);
    if (refusal) {
      if (refusal.finding) this.report(...refusal.finding, statement.line);
      if (refusal.why) this.#gaps.add(refusal.why);
      if (refusal.how === 'skip') return;
    }
    checkTypes(tokens, (level, rule, message, line) => this.report(level, rule, message, line));
    const compile = refusal !== undefined || this.shared.full;
    if (this.shared.full) this.#gaps.add(FULL);
    const failure = compile ? this.#prepare(statement.text) : this.#execute(statement.text);
    if (failure !== undefined) this.#fail(statement, tokens, failure);
    else if (compile) this.#compiled += 1;
    else this.#executed += 1;
  }

  /** Compiles a statement, which resolves every name in it, and runs nothing. */
  #prepare(sql: string): string | undefined {
    try {
      this.shared.database.prepare(sql).free();
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  #execute(sql: string): string | undefined {
    try {
      this.shared.database.exec(sql);
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  #try(sql: string): void {
    // There is nothing to roll back where nothing was begun.
    this.#execute(sql);
  }

  #fail(statement: Statement, tokens: Token[], failure: string): void {
    const { database, makes, standIns } = this.shared;
    if (/^(out of memory|database or disk is full|string or blob too big)/.test(failure)) {
      this.#gaps.add(FULL);
      this.shared.full = true;
      return;
    }
    const standIn = standInFor(failure, tokens);
    if (standIn) {
      this.#gaps.add(standIn.why);
      standIns.add(standIn.table.toLowerCase());
      if (!makes.has(standIn.table.toLowerCase())) makes.set(standIn.table.toLowerCase(), this.lineOf(statement.line));
      this.#execute(standIn.sql);
      return;
    }
    if (tokens.some(({ text }) => standIns.has(text.toLowerCase()))) {
      this.#gaps.add('it uses a module of SQLite that is not here');
      return;
    }
    if (!/syntax error|incomplete|unrecognized/.test(failure)) this.#parsed += 1;
    if (this.#isElsewhere(failure) || this.#isOtherVersion(statement, failure)) return;
    const line = failingRow(database, statement, tokens, failure) ?? placeOf(database, statement, tokens, failure);
    this.report('error', ruleOf(failure), this.#worded(failure), line);
  }

  /** Tables, functions and the like that may well be there, only not here. */
  #isElsewhere(failure: string): boolean {
    const { makes, buildsOnOthers } = this.shared;
    const table = /no such (?:table|view): (?:main\.|temp\.)?(.+)$/.exec(failure)?.[1];
    if (table !== undefined) {
      const known = [...makes.keys()];
      const elsewhere =
        makes.size === 0 ||
        ((buildsOnOthers || makes.size < 2) &&
          !(nearest(table, known) && !buildsOnOthers) &&
          !makes.has(table.toLowerCase()));
      if (elsewhere || (buildsOnOthers && makes.has(table.toLowerCase())) || table.includes('.'))
        this.#gaps.add('it uses tables that the document does not make');
      return elsewhere || buildsOnOthers || table.includes('.');
    }
    const named = /^no such (index|trigger|savepoint): /.exec(failure)?.[1];
    if (named === 'index' || named === 'trigger') {
      this.#gaps.add(`it drops what the document does not make`);
      return makes.size === 0 || buildsOnOthers;
    }
    const called = /^no such function: (\w+)/.exec(failure)?.[1];
    if (called !== undefined && !nearest(called, this.#functions())) {
      this.#gaps.add(`the function ${called} is not here`);
      return true;
    }
    if (
      /^no such collation sequence|^unknown database|^cannot (start a transaction within|commit|rollback)|^no such module|^unknown tokenizer/.test(
        failure,
      )
    ) {
      this.#gaps.add(`it could not all be run here (${failure.slice(0, 80)})`);
      return true;
    }
    return false;
  }

  #functions(): string[] {
    const [rows] = this.shared.database.exec('SELECT DISTINCT name FROM pragma_function_list');
    return (rows?.values ?? []).map(([name]) => String(name)).filter((name) => /^\w{3,}$/.test(name));
  }

  /** A table that another block of the document has made: shown there in another state. */
  #isOtherVersion(statement: Statement, failure: string): boolean {
    const name = /^table "?(.+?)"? already exists/.exec(failure)?.[1];
    const made = name === undefined ? undefined : this.shared.makes.get(name.toLowerCase());
    if (made === undefined || (made >= this.artifact.firstLine && made <= this.lineOf(Number.MAX_SAFE_INTEGER)))
      return false;
    this.report('warning', 'sql/duplicate-table', `the table "${name}" is made already (line ${made})`, statement.line);
    this.#execute('PRAGMA foreign_keys = OFF');
    this.#execute(`DROP TABLE IF EXISTS "${name}"`);
    this.#execute(statement.text);
    this.#execute('PRAGMA foreign_keys = ON');
    return true;
  }

  #worded(failure: string): string {
    const table = /no such table: (?:main\.|temp\.)?(.+)$/.exec(failure)?.[1];
    const near = table === undefined ? undefined : nearest(table, [...this.shared.makes.keys()]);
    return `SQLite: ${failure}${near ? ` (did you mean "${near}"?)` : ''}`;
  }

  /** What only shows when all scripts have run. */
  end(schema: ReturnType<typeof readSqliteSchema>): void {
    checkEnd(this.shared, this.artifact, schema, (finding) => this.#add(finding));
  }

  report(level: Level, rule: string, message: string, line: number): void {
    this.#add({ level, rule, message, line: this.lineOf(line) });
  }

  #add(finding: Finding): void {
    const level = this.artifact.fragment && finding.level === 'error' ? 'note' : finding.level;
    const message = finding.message.replaceAll(/\s+/g, ' ').slice(0, 220);
    if (
      this.#findings.length < MOST_FINDINGS &&
      !this.#findings.some((other) => other.line === finding.line && other.message === message)
    )
      this.#findings.push({ ...finding, level, message });
  }

  result(): Checked {
    const findings = this.#findings;
    const [gap] = this.#gaps;
    if (this.#executed > 0) return gap ? { proof: 'executed', reason: gap, findings } : { proof: 'executed', findings };
    if (this.#compiled > 0)
      return { proof: 'validated', reason: gap ?? 'queries are compiled against the schema, not run', findings };
    if (this.#parsed > 0 || findings.length > 0)
      return { proof: 'parsed', reason: gap ?? 'no statement of it could be run', findings };
    return { proof: 'not checked', reason: gap ?? 'it holds no statement', findings };
  }
}

const FULL = 'it takes more memory than is given here';

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function ruleOf(failure: string): string {
  if (/syntax error|incomplete input|unrecognized token/.test(failure)) return 'sql/syntax';
  if (/no such table/.test(failure)) return 'sql/no-such-table';
  if (/no such column|has no column|unknown column/.test(failure)) return 'sql/no-such-column';
  if (/already exists|already another/.test(failure)) return 'sql/duplicate-table';
  if (/duplicate column/.test(failure)) return 'sql/duplicate-column';
  if (/values for|same number of terms/.test(failure)) return 'sql/value-count';
  if (/FOREIGN KEY constraint|foreign key mismatch/.test(failure)) return 'sql/foreign-key';
  if (/constraint failed|cannot store/.test(failure)) return 'sql/invalid-value';
  return 'sql/refused';
}
