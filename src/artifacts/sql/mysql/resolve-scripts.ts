import type { Finding } from '../../../session/finding.ts';
import type { Artifact } from '../../artifact.ts';
import type { Checked } from '../../checker.ts';
import { dialectOf } from '../dialect.ts';
import { type Statement, splitStatements } from '../statements.ts';
import { Catalogue } from './catalogue.ts';
import { checkTarget } from './check-foreign-key.ts';
import { lineCounter } from './line-counter.ts';
import { lintTables } from './lint-tables.ts';
import { type ReadStatement, readStatement } from './read-statement.ts';
import { nearest, type Resolution } from './resolution.ts';
import { resolveStatement } from './resolve-statement.ts';
import type { Name, Reading } from './syntax.ts';

/** Findings of one artifact past which nobody reads on. */
const MOST_FINDINGS = 100;
/** A text longer than this (in UTF-16 units) is not somebody's design. */
const LONGEST = 4_000_000;

type Script = {
  artifact: Artifact;
  lineOf: (line: number) => number;
  statements: { statement: Statement; read: ReadStatement }[];
};

/**
 * Reads the MySQL artifacts of a document in order, and resolves every statement against what those before have made.
 *
 * @param witness another parser: what it takes is no error, whatever our reader makes of it
 * @returns one result for each artifact, and the tables as they stand at the end of the document
 */
export function resolveScripts(
  artifacts: readonly Artifact[],
  witness: (statement: string) => boolean,
): { results: Checked[]; catalogue: Catalogue } {
  const scripts = artifacts.map(readScript);
  const catalogue = new Catalogue();
  const makes = madeBy(scripts);
  const buildsOnOthers = altersOthers(scripts, makes);
  const results = scripts.map((script) => new ScriptRun(script, catalogue, makes, buildsOnOthers, witness).run());
  if (artifacts.length > 1) excuseElsewhere(results);
  lintTables(catalogue, artifacts, results);
  return { results, catalogue };
}

const STATEMENTS = ['CREATE', 'ALTER', 'DROP', 'INSERT', 'SELECT', 'UPDATE', 'DELETE', 'REPLACE', 'TRUNCATE'];

/** A document that reads several tables it does not make leaves them out on purpose: then none is a slip for certain. */
function excuseElsewhere(results: Checked[]): void {
  const missing = results.flatMap(({ findings }) => findings).filter(({ message }) => ELSEWHERE.test(message));
  const names = new Set(missing.map(({ message }) => ELSEWHERE.exec(message)?.[1]?.toLowerCase()));
  if (names.size > 1) for (const finding of missing) finding.level = 'note';
}

const ELSEWHERE = /the table "([^"]+)", which the document does not make$/;

function readScript(artifact: Artifact): Script {
  const lineOf = lineCounter(artifact);
  if (artifact.text.length > LONGEST) return { artifact, lineOf, statements: [] };
  return {
    artifact,
    lineOf,
    statements: splitStatements(artifact.text, 'mysql').map((statement) => ({
      statement,
      read: readStatement(statement),
    })),
  };
}

/** The names that the document's own tables and views have at one time or another. */
function madeBy(scripts: Script[]): Map<string, number> {
  const makes = new Map<string, number>();
  const make = (name: string, line: number) => {
    if (!makes.has(name.toLowerCase())) makes.set(name.toLowerCase(), line);
  };
  for (const { lineOf, statements } of scripts)
    for (const { statement, read } of statements) {
      if ('problem' in read) {
        // One that cannot be read is there all the same for those that build on it.
        const name = /^CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:[`\w]+\.)?[`"]?(\w+)/i.exec(statement.text)?.[1];
        if (name) make(name, lineOf(statement.line));
      } else if (read.reading.kind === 'create table' || read.reading.kind === 'create view')
        make(read.reading.name.text, lineOf(read.reading.line));
      else for (const to of renamedTo(read.reading)) make(to.text, lineOf(to.line));
    }
  return makes;
}

function renamedTo(reading: Reading): Name[] {
  if (reading.kind === 'rename table') return reading.pairs.map(([, to]) => to);
  if (reading.kind !== 'alter table') return [];
  return reading.changes.flatMap((change) => (change.kind === 'rename' ? [change.to] : []));
}

/**
 * Whether the document alters tables before it makes them, or without: then it migrates a schema that is made elsewhere.
 * One name that is close to a table of its own is a slip, and no sign of that.
 */
function altersOthers(scripts: Script[], makes: ReadonlyMap<string, number>): boolean {
  const missing = new Set<string>();
  for (const { lineOf, statements } of scripts)
    for (const { read } of statements) {
      if ('problem' in read) continue;
      for (const { text, line } of alteredBy(read.reading)) {
        const made = makes.get(text.toLowerCase());
        if (made === undefined || made > lineOf(line)) missing.add(text.toLowerCase());
      }
    }
  const [only] = missing;
  return missing.size > 1 || (only !== undefined && (makes.has(only) || !nearest(only, [...makes.keys()])));
}

function alteredBy(reading: Reading): Name[] {
  if (reading.kind === 'alter table') return reading.ifExists ? [] : [reading.name];
  if (reading.kind === 'rename table') return reading.pairs.map(([from]) => from);
  if (reading.kind === 'create index' || reading.kind === 'drop index') return [reading.table];
  return reading.kind === 'drop table' && !reading.ifExists ? reading.tables : [];
}

class ScriptRun {
  readonly #script: Script;
  readonly #witness: (statement: string) => boolean;
  readonly #findings: Finding[] = [];
  readonly #gaps = new Set<string>();
  readonly #resolution: Resolution;
  #broken = false;

  constructor(
    script: Script,
    catalogue: Catalogue,
    makes: Map<string, number>,
    buildsOnOthers: boolean,
    witness: (statement: string) => boolean,
  ) {
    const { artifact } = script;
    const last = script.lineOf(Number.MAX_SAFE_INTEGER);
    this.#script = script;
    this.#witness = witness;
    this.#resolution = {
      catalogue,
      makes,
      buildsOnOthers: buildsOnOthers || artifact.fragment,
      flavour: artifact.dialect === 'mariadb' ? 'mariadb' : 'mysql',
      artifact: artifact.index,
      foreignKeyChecks: true,
      strict: true,
      lineOf: script.lineOf,
      isHere: (line) => line >= artifact.firstLine && line <= last,
      unresolved: (why) => this.#gaps.add(why),
      report: (level, rule, message, line, fix) =>
        this.#add({ level, rule, message, line: script.lineOf(line), ...(fix ? { fix } : {}) }),
    };
  }

  run(): Checked {
    const { artifact, statements } = this.#script;
    if (artifact.text.length > LONGEST)
      return { proof: 'not checked', reason: 'it is too long to be checked here', findings: [] };
    if (/ANSI_QUOTES|sql_mode\s*=\s*'?ANSI/i.test(artifact.text))
      return { proof: 'not checked', reason: 'it sets ANSI_QUOTES, which makes names of texts', findings: [] };
    if (statements.every(({ statement }) => statement.client))
      return { proof: 'not checked', reason: 'it holds no statement', findings: [] };
    for (const { statement, read } of statements) this.#take(statement, read);
    this.#checkDeferred();
    return this.#result();
  }

  #take(statement: Statement, read: ReadStatement): void {
    if (statement.client) {
      this.#gaps.add('it holds commands of the client');
      return;
    }
    if (statement.unclosed && !this.#script.artifact.fragment) {
      this.#add({
        level: 'error',
        rule: 'sql/syntax',
        message: `a ${statement.unclosed.what} is opened here and never closed`,
        line: this.#script.lineOf(statement.unclosed.line),
      });
      this.#broken = true;
      return;
    }
    if ('reading' in read) {
      resolveStatement(this.#resolution, read.reading);
      return;
    }
    const { message, line, certain } = read.problem;
    this.#broken = true;
    if (this.#script.artifact.fragment || this.#isForeign(message) || (!certain && this.#witness(statement.text))) {
      this.#gaps.add(`the statement at line ${this.#script.lineOf(statement.line)} could not be read in full`);
      return;
    }
    // Where nothing in the text itself says MySQL, what another database has may well be meant for that one.
    const level = /^MySQL has/.test(message) && !this.#isSure() ? 'warning' : 'error';
    this.#resolution.report(level, 'sql/syntax', message, line);
  }

  #isSure(): boolean {
    const { text, name } = this.#script.artifact;
    return /mysql|mariadb/.test(dialectOf({ text, ...(name ? { name } : {}) }));
  }

  /** What reads as no SQL at all, or as that of an engine with catalogues (`a.b.c`), is not held to MySQL. */
  #isForeign(message: string): boolean {
    if (message.endsWith('found "."')) return true;
    const word = /^expected a statement, but found "(\w*)/.exec(message)?.[1];
    if (word === undefined) return false;
    return !nearest(word, STATEMENTS) || this.#script.statements.every(({ read }) => 'problem' in read);
  }

  /** Foreign keys to tables that came later, with the checks off. */
  #checkDeferred(): void {
    const { catalogue, makes } = this.#resolution;
    for (const table of catalogue.tables) {
      if (table.artifact !== this.#script.artifact.index) continue;
      for (const key of table.foreignKeys) {
        const later = makes.get(key.table.text.toLowerCase());
        if (later === undefined || later <= key.line || !this.#resolution.isHere(later) || !catalogue.table(key.table))
          continue;
        const back = key.line - this.#script.artifact.firstLine + 1;
        if (!this.#findings.some(({ line }) => line === key.line))
          checkTarget(this.#resolution, table, { ...key, line: back });
      }
    }
  }

  #add(finding: Finding): void {
    const { artifact } = this.#script;
    // Of what the author left out, nothing is known: nothing in the rest is certain.
    const level = artifact.fragment && finding.level === 'error' ? 'note' : finding.level;
    const message = finding.message.replaceAll(/\s+/g, ' ').slice(0, 220);
    if (
      this.#findings.length < MOST_FINDINGS &&
      !this.#findings.some((other) => other.line === finding.line && other.message === message)
    )
      this.#findings.push({ ...finding, level, message });
  }

  #result(): Checked {
    const findings = this.#findings;
    const [gap] = this.#gaps;
    if (!gap && !this.#broken) return { proof: 'validated', findings };
    return { proof: 'parsed', reason: gap ?? 'not all of it could be read', findings };
  }
}
