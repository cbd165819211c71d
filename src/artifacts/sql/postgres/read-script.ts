import type { Finding } from '../../../session/finding.ts';
import { type Artifact, lineIn } from '../../artifact.ts';
import type { Grammar } from './grammar.ts';
import { adaptPlaceholders } from './placeholders.ts';
import { nextPiece, type Piece } from './split-script.ts';
import { nameOf, type SqlToken, tokensOf } from './sql-token.ts';
import type { Statement } from './statement.ts';
import { diagnose } from './syntax-repair.ts';

/** What PostgreSQL's grammar made of one artifact. */
export type Script = {
  artifact: Artifact;
  statements: Statement[];
  /** Syntax errors. */
  findings: Finding[];
  /** Why some of it could not be read though nothing need be wrong with it. */
  unread: string[];
  /** Names that the statements which cannot be read would have made or changed. */
  lost: string[];
};

/** In UTF-16 units, and in statements: more is not read at all. */
const LONGEST = 1_000_000;
const MOST_STATEMENTS = 5_000;
/** Beyond so many syntax errors the text is something else. */
const MOST_FAULTS = 12;

/** Where reading starts anew after a statement that cannot be read: a line that can only begin one. */
const STARTS =
  /^[ \t]*(?:CREATE\s|ALTER\s+(?:TABLE|TYPE|INDEX|SEQUENCE|VIEW|ROLE|DOMAIN|FUNCTION|SCHEMA|POLICY)\b|DROP\s+(?:TABLE|TYPE|INDEX|VIEW|SEQUENCE|FUNCTION|TRIGGER|POLICY|SCHEMA)\b|INSERT\s+INTO\b|GRANT\s|REVOKE\s|COMMENT\s+ON\b|TRUNCATE\s|BEGIN\s*;|COMMIT\s*;)/gim;
const DOWN =
  /^\s*--\s*(?:\+(?:goose|migrate)\s+down|migrate:\s*down|(?:down|rollback|revert|undo)\b[^\n]{0,30}$|={2,}\s*(?:down|rollback)|@?undo\b)/i;
const UP = /^\s*--\s*(?:\+(?:goose|migrate)\s+up|migrate:\s*up|up\b[^\n]{0,20}$)/i;
const MEANT_TO_FAIL =
  /--[^\n]*\b(?:fails?|reject(?:s|ed)?|errors?|violat\w*|invalid|not allowed|denied|refused|must not|should not)\b/i;

/** Marks of text that its author, or a template, is yet to fill in. */
const LEFT_OUT = /…|\.\.\.|\{\{|\{%|\$\{|<%|<[A-Za-z][\w-]*(?: [\w-]+){0,4}>|\[[A-Z][A-Z ]{3,}\]|\[,/;

/** Signs of another dialect, for SQL that nobody said to be PostgreSQL's. */
const FOREIGN =
  /\bAUTO_?INCREMENT\b|\bENGINE\s*=|`\w+`|^\s*GO\s*$|\bIDENTITY\s*\(\s*\d|\bN?VARCHAR2?\s*\(\s*MAX\s*\)|\bN?VARCHAR2\b|^\s*PRAGMA\b|^\s*DELIMITER\b|\bUNSIGNED\b|\[\w+\]\.\[\w+\]|^\s*USE\s+\w+\s*;|\bENUM\s*\(\s*'|\bON\s+UPDATE\s+CURRENT_TIMESTAMP|\bNUMBER\s*\(\s*\d|\bWITHOUT\s+ROWID\b|\bMergeTree\b|\bSELECT\s+TOP\s+\d|\bDECLARE\s+@|\bEMIT\s+CHANGES\b|\b(?:DATETIME2?|TINYINT|MEDIUM(?:TEXT|INT|BLOB)|LONG(?:TEXT|BLOB)|NVARCHAR|UNIQUEIDENTIFIER)\b|\bUNIQUE\s+KEY\s+\w|\b(?:MODIFY|CHANGE)\s+COLUMN\b|^#|\bON\s+DUPLICATE\s+KEY\b|\bINSERT\s+OR\s+(?:REPLACE|IGNORE)\b/im;

/** Takes an artifact apart into statements. What does not parse is told, and the rest is read all the same. */
export function readScript(artifact: Artifact, grammar: Grammar): Script {
  const script: Script = { artifact, statements: [], findings: [], unread: [], lost: [] };
  const { text } = artifact;
  if (text.length > LONGEST) {
    script.unread.push(`The text is longer than ${LONGEST.toLocaleString('en')} characters.`);
    return script;
  }
  if (artifact.dialect === undefined && FOREIGN.test(text)) {
    script.unread.push('It is written for another database.');
    return script;
  }
  const down = downSections(text);
  let at = 0;
  for (let piece = nextPiece(text, at); piece; piece = nextPiece(text, at)) {
    if (script.statements.length >= MOST_STATEMENTS || script.findings.length >= MOST_FAULTS) {
      script.unread.push('The rest was not read.');
      break;
    }
    at = readPiece(script, piece, grammar, down);
  }
  return script;
}

/** Reads one piece into the script, and returns where to go on. */
function readPiece(script: Script, whole: Piece, grammar: Grammar, down: (at: number) => boolean): number {
  const { text } = script.artifact;
  const parsed = parsePiece(text, whole, grammar);
  // To PostgreSQL the sign is a letter, and may well be a column.
  if (whole.tokens.some((token) => token.kind === 'symbol' && token.text === '…')) {
    script.unread.push('It leaves something out.');
    script.lost.push(...namesLost(whole.tokens));
    return whole.next;
  }
  if (parsed.statement) {
    script.statements.push(finish(script.artifact, parsed.statement, whole, down));
    return whole.next;
  }
  const flat = nextPiece(text, whole.start, true);
  const piece = flat && flat.end < whole.end ? flat : whole;
  const again = piece === whole ? parsed : parsePiece(text, piece, grammar);
  if (again.statement) {
    script.statements.push(finish(script.artifact, again.statement, piece, down));
    return piece.next;
  }
  const { sql, tokens, fault, placeholders } = again;
  const excuse = excuseFor(script.artifact, sql, tokens, fault.at, placeholders);
  script.lost.push(...namesLost(tokens));
  const { message, at, fix } = diagnose(sql, tokens, fault, grammar);
  if (excuse) script.unread.push(excuse);
  else {
    const line = lineIn(script.artifact, lineOf(text, piece.start) + lineOf(sql, at) - 1);
    script.findings.push({ level: 'error', rule: 'sql/syntax', message, line, ...(fix && { fix }) });
  }
  return excuse ? piece.next : recoveredAt(text, piece, sql, Math.min(at, fault.at));
}

type PieceParsed =
  | { statement: Pick<Statement, 'sql' | 'tokens' | 'kind' | 'tree' | 'parameters'> }
  | {
      statement?: undefined;
      sql: string;
      tokens: readonly SqlToken[];
      fault: { message: string; at: number };
      placeholders: boolean;
    };

function parsePiece(text: string, piece: Piece, grammar: Grammar): PieceParsed {
  const raw = text.slice(piece.start, piece.end);
  const tokens = piece.tokens.map((token) => ({
    ...token,
    start: token.start - piece.start,
    end: token.end - piece.start,
  }));
  let failed: PieceParsed | undefined;
  for (const guess of [false, true]) {
    const { sql, count } = adaptPlaceholders(raw, tokens, guess);
    if (failed && sql === raw) break;
    const own = sql === raw ? tokens : tokensOf(sql);
    const parsed = grammar.parse(sql);
    if ('fault' in parsed) {
      failed = { sql, tokens: own, fault: parsed.fault, placeholders: count > 0 };
      continue;
    }
    const [first] = parsed.statements;
    if (first) return { statement: { sql, tokens: own, ...first, parameters: count } };
  }
  return (
    failed ?? {
      sql: raw,
      tokens,
      fault: { message: 'syntax error at end of input', at: raw.length },
      placeholders: false,
    }
  );
}

function finish(
  artifact: Artifact,
  parsed: Pick<Statement, 'sql' | 'tokens' | 'kind' | 'tree' | 'parameters'>,
  piece: Piece,
  down: (at: number) => boolean,
): Statement {
  const { text } = artifact;
  return {
    artifact,
    ...parsed,
    firstLine: lineOf(text, piece.start),
    down: down(piece.start),
    meantToFail: MEANT_TO_FAIL.test(surroundings(text, piece)),
  };
}

/** A statement with the comment lines right above it and what follows it on its last line. */
function surroundings(text: string, piece: Piece): string {
  const end = text.indexOf('\n', piece.end);
  const after = text.slice(piece.end, end < 0 ? text.length : end);
  const above = text
    .slice(Math.max(0, piece.start - 400), piece.start)
    .split('\n')
    .slice(0, -1)
    .reverse();
  const comments: string[] = [];
  for (const line of above) {
    if (!/^\s*--/.test(line)) break;
    comments.push(line);
  }
  return `${comments.join('\n')}\n${after}`;
}

/** Why a statement that does not parse need not be wrong. */
function excuseFor(
  artifact: Artifact,
  sql: string,
  tokens: readonly SqlToken[],
  at: number,
  placeholders: boolean,
): string | undefined {
  if (artifact.fragment) return 'It is an excerpt.';
  if (LEFT_OUT.test(withoutStrings(sql, tokens))) return 'It leaves something out.';
  if (/^:["']?\w/.test(sql.slice(at))) return 'It uses variables of psql.';
  const near = sql.slice(Math.max(0, at - 12), at + 12);
  if (placeholders && /\$\d/.test(near)) return 'Its placeholders stand where PostgreSQL takes none.';
  return undefined;
}

function withoutStrings(sql: string, tokens: readonly SqlToken[]): string {
  let bare = '';
  let at = 0;
  for (const { kind, start, end, closed } of tokens) {
    if (kind !== 'string' || !closed) continue;
    bare += `${sql.slice(at, start)}''`;
    at = end;
  }
  return bare + sql.slice(at);
}

/** What a statement that cannot be read would have made or changed. */
function namesLost(tokens: readonly SqlToken[]): string[] {
  const words = tokens.slice(0, 12);
  const what = words.findIndex(({ text }) =>
    /^(?:table|view|type|domain|function|procedure|sequence|schema)$/i.test(text),
  );
  const rest = what < 0 ? words.slice(2) : words.slice(what + 1);
  const named = rest.filter(
    (token) => /^(?:word|quoted)$/.test(token.kind) && !/^(?:if|not|exists|only)$/i.test(token.text),
  );
  return named.slice(0, 2).map(nameOf);
}

/** The end of the broken statement, or the next line before it that can only begin another. */
function recoveredAt(text: string, piece: Piece, sql: string, at: number): number {
  const tokens = tokensOf(sql);
  const body = tokens.findLast((token) => token.closed && token.text.startsWith('$') && token.kind === 'string');
  const from = text.indexOf('\n', Math.min(piece.start + Math.max(at, body?.end ?? 0), text.length));
  STARTS.lastIndex = from < 0 ? text.length : Math.max(from, piece.start + 1);
  const found = STARTS.exec(text)?.index ?? text.length;
  const isLost = tokens.some((token) => !token.closed || (token.text.startsWith("'") && token.text.includes('\n')));
  const next = isLost ? found : Math.min(piece.next, found);
  return next > piece.start ? next : text.length;
}

/** Which offsets stand in a part that undoes the rest. */
function downSections(text: string): (at: number) => boolean {
  const marks: { at: number; down: boolean }[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (DOWN.test(line)) marks.push({ at, down: true });
    else if (UP.test(line)) marks.push({ at, down: false });
    at += line.length + 1;
  }
  return (offset) => marks.findLast((mark) => mark.at <= offset)?.down ?? false;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
