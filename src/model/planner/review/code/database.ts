import { DATABASE_WORDS, ONE_ROW } from '../../knowledge/review-database.ts';
import { type Call, callsOf, statementAt } from './code.ts';
import type { Program } from './program.ts';

/** A place where a program speaks with its database. */
export type Access = {
  kind: 'one' | 'many' | 'count' | 'write';
  start: number;
  /** Behind the statement. */
  end: number;
  line: number;
  /** The table or the thing: `bookings`, `Permit`; empty where it cannot be told. */
  target: string;
  verb?: 'insert' | 'update' | 'delete';
  /** As it is called: `prisma.cage.findMany`. */
  name: string;
  /** The whole statement. */
  statement: string;
  sql?: string;
};

const SQL = /^\s*(?:--[^\n]*\n\s*)*(?:with\s[\s\S]+?\)\s*)?(select|insert|update|delete|merge|replace)\b/i;
const SHAPES: Record<string, RegExp> = {
  select: /\bselect\b[\s\S]+?\bfrom\s+["`[]?([\w.]+)/i,
  insert: /\binsert\s+(?:ignore\s+)?into\s+["`[]?([\w.]+)/i,
  update: /\bupdate\s+(?:only\s+)?["`[]?([\w.]+)["`\]]?\s+(?:(?:as\s+)?\w+\s+)?set\b/i,
  delete: /\bdelete\s+from\s+["`[]?([\w.]+)/i,
  replace: /\breplace\s+into\s+["`[]?([\w.]+)/i,
  merge: /\bmerge\s+into\s+["`[]?([\w.]+)/i,
};
const NO_RUN =
  /(?:console\.\w+|log\w*\.\w+|Error|Exception|print\w*|Print\w*|describe|it|expect|warn|info|debug|raise)$/;

const known = new WeakMap<Program, Access[]>();

/** All of them, in the order of the text. */
export function accessesOf(program: Program): Access[] {
  const found = known.get(program) ?? findAccesses(program);
  known.set(program, found);
  return found;
}

function findAccesses(program: Program): Access[] {
  const found = [...bySql(program), ...byName(program)].sort((a, b) => a.start - b.start);
  // A chain is one access: `Order.where(…).first` and what stands inside its statement under the same name.
  return found.filter(
    (one, at) => !found.slice(0, at).some((other) => other.start === one.start && other.sql === one.sql),
  );
}

/** The text of SQL that begins in a string, with what is joined to it. */
export function sqlOf(text: string): { word: string; target: string } | undefined {
  const word = SQL.exec(text)?.[1]?.toLowerCase();
  const target = word ? SHAPES[word]?.exec(text)?.[1] : undefined;
  return word && target ? { word, target } : undefined;
}

function bySql(program: Program): Access[] {
  const calls = callsOf(program, /./);
  return program.strings.flatMap((string) => {
    const within = statementAt(program, string.start);
    const joined = joinedText(program, string.start, Math.max(within.end, string.end));
    const sql = sqlOf(joined);
    if (!sql) return [];
    const call = innermost(calls, string.start);
    // What stands by itself at the top of a file is a text; where it is run is not known.
    if ((call && NO_RUN.test(call.name)) || (!call && !program.unitOf(string.start))) return [];
    const statement = program.bare.slice(within.start, Math.max(within.end, string.end));
    const runs = callsOf(program, /./, within.start, Math.max(within.end, string.end)).map(({ name }) => name);
    const isOne = runs.some((name) => ONE_ROW.test(name)) || /\bone|\bfirst|\bsingle/i.test(call?.name ?? '');
    const kind =
      sql.word !== 'select'
        ? 'write'
        : /select\s+(?:count|exists|sum|max|min|avg|coalesce|1\b)/i.test(joined)
          ? 'count'
          : isOne
            ? 'one'
            : 'many';
    const verb =
      sql.word === 'select'
        ? undefined
        : sql.word === 'delete'
          ? 'delete'
          : sql.word === 'update'
            ? 'update'
            : 'insert';
    return [
      {
        kind,
        start: string.start,
        end: Math.max(within.end, string.end),
        line: program.lineAt(string.start),
        target: sql.target,
        name: call?.name ?? '',
        statement,
        sql: joined,
        ...(verb ? { verb } : {}),
      } satisfies Access,
    ];
  });
}

/** A string and the strings that are joined to it. */
function joinedText({ strings, plain }: Program, from: number, to: number): string {
  let text = '';
  let end = -1;
  for (const string of strings) {
    if (string.start < from || string.start >= to) continue;
    if (end !== -1 && !/^\s*(?:[+.]\s*)?(?:[\w$.()]+\s*[+.]\s*)?$/.test(plain.slice(end, string.start))) break;
    text += `${text ? ' ' : ''}${string.body}`;
    end = string.end;
  }
  return text;
}

function innermost(calls: readonly Call[], at: number): Call | undefined {
  return calls.findLast(({ open, close }) => open < at && at < close);
}

const VERBS: readonly (readonly [RegExp, Access['verb']])[] = [
  [/(?:destroy|delete|remove|del)/i, 'delete'],
  [/(?:create|insert|persist|firstOrCreate)/i, 'insert'],
];

function byName(program: Program): Access[] {
  const words = DATABASE_WORDS[program.language];
  const repositories = program.language === 'java' ? repositoriesIn(program.bare) : undefined;
  const found = callsOf(program, /[.>:]\w+[!?]?$|^get_object_or_404$/).flatMap((call) => {
    const kind = (['count', 'write', 'one', 'many'] as const).find((each) => words[each].test(call.name));
    const root = /^\w+(?:\.\w+)?\(\s*["'](\w+)["']/.exec(program.bare.slice(call.start, call.start + 80))?.[1];
    const target = root ?? targetOf(call.name, call.args);
    // An array is searched with a function.
    const isWithin = kind !== 'write' && isPartOfQuery(program, call);
    const isArray = /\.find$/.test(call.name) && /=>|\bfunction\b|^\s*[\w.]+\s*$/.test(call.args);
    if (
      !kind ||
      isArray ||
      isWithin ||
      isOther(call.name) ||
      (repositories &&
        !repositories.has(call.name.split('.')[0] ?? '') &&
        !repositories.has(call.name.split('.')[1] ?? ''))
    )
      return [];
    const { end, text } = statementAt(program, call.start);
    const last = call.name.split(/[.>:]/).at(-1) ?? '';
    const verb = kind === 'write' ? (VERBS.find(([word]) => word.test(last))?.[1] ?? 'update') : undefined;
    return [
      {
        kind,
        start: call.start,
        end,
        line: program.lineAt(call.open),
        target,
        name: call.name,
        statement: text,
        ...(verb ? { verb } : {}),
      } satisfies Access,
    ];
  });
  // The last call of a chain says what the whole asks for.
  return found.filter(
    (one) => !found.some((other) => other.start === one.start && other.name.length > one.name.length),
  );
}

/** A query inside the condition of another one. */
function isPartOfQuery({ calls }: Program, { start, close }: Call): boolean {
  return calls.some(
    (outer) =>
      outer.open < start &&
      close <= outer.close &&
      /(?:where\w*|Where\w*|join\w*|union|from|Subquery|Exists|with_expression)$/.test(outer.name),
  );
}

function isOther(name: string): boolean {
  return /^(?:Object|Promise|Array|URL|Math|JSON|Map|Set|Date|Buffer|Intl|Reflect|Symbol|Error|Response|File|FileUtils|Dir|Time|ENV|Rails|Path|Paths|List|Stripe|stripe|axios|cache|redis|session|cookies|crypto|hash|hmac|localStorage|canvas|ctx|z|Joi|form|serializer|file|image|img|workbook|doc|figure|plt)\b|(?:cache|redis|queue|bucket|storage|s3|stripe|client|mailer|[sS]ervice|hash|hmac|cipher|createHash\(\)|createHmac\(\))[.>:-]+\w+[!?]?$/i.test(
    name,
  );
}

/** Names of fields and parameters whose type says that they keep rows. */
function repositoriesIn(bare: string): Set<string> {
  const found = [
    ...bare.matchAll(
      /\b\w*(?:Repository|Repo|Dao|DAO|EntityManager|JdbcTemplate|Mapper)\b(?:<[^>]*>)?\s+(\w+)|\b(\w+)\s*:\s*\w*(?:Repository|Repo|Dao)\b/g,
    ),
  ];
  return new Set(found.flatMap(([, after, before]) => [after ?? before ?? '']));
}

function targetOf(name: string, args: string): string {
  const scanned = /^\s*&(?:\w+\.)?(\w+)/.exec(args)?.[1];
  if (scanned && /(?:Find|First|Take|Last)$/.test(name)) return scanned;
  if (name === 'get_object_or_404') return /^\s*(\w+)/.exec(args)?.[1] ?? '';
  const parts = name.replace(/\(\)|\[\]/g, '').split(/\.|->|::/);
  const root = parts[0] ?? '';
  if (/^\$?(?:this|self)$|^@/.test(root) && parts.length > 2) parts.shift();
  const models = parts
    .slice(0, -1)
    .filter(
      (part) =>
        !/^\$?(?:prisma|tx|trx|db|DB|em|manager|orm|objects|this|self|session|query|models?|knex|service|_?\w*(?:[cC]ontext|ctx))$/.test(
          part,
        ),
    );
  return (models[0] ?? parts[0] ?? '').replace(/^\$/, '');
}
