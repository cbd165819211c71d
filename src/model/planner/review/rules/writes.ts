import { around } from '../code/code.ts';
import { type Access, accessesOf } from '../code/database.ts';
import type { Judgement, Program, Told } from '../code/program.ts';
import type { Unit } from '../code/units.ts';
import { nameOf } from './auth.ts';

const IN_ONE =
  /\$?\btransaction\b|\batomic\b|@?Transactional|\bBEGIN\b|BeginTx|\.Begin\(|begin_nested|\.begin\(|beginTransaction|BeginTransaction|withTransaction|\bwith_lock\b|TransactionTemplate|\btx\b|\btrx\b|unit_?of_?work|UnitOfWork|\bUoW\b|start_transaction|startTransaction|execute_values|executemany|pool\.connect\(\)/;
/** The driver's own habit in Python: what is executed on a connection is one transaction until it is committed. */
const PYTHON_CONNECTION =
  /\.commit\(|\bwith\s[^\n]*\bas\s+(?:con|conn|connection|cur|cursor|c|db)\b|\bwith\s+(?:con|conn|connection|db|session)\b/;
/** What is written besides, and is no part of what has to hold together. */
const BESIDE =
  /audit|log|event|history|metric|stat|cache|session|notification|view_?count|visit|last_?(?:seen|login)|token|otp|job|outbox/i;
const LEAVES = /\b(?:return|throw|raise|continue|break|abort|head|halt)\b/;

/** Writes that have to hold together and do not, and reads that write. */
export const writes: Judgement = (program) => {
  const accesses = accessesOf(program);
  return program.units.flatMap((unit) => {
    const own = accesses.filter(({ start }) => program.unitOf(start) === unit);
    return [...apart(program, unit, own), ...unsafeGet(program, unit, own)];
  });
};

function apart(program: Program, unit: Unit, own: readonly Access[]): Told[] {
  if (program.language === 'csharp' || /migrat|seed/i.test(program.path)) return apartCommits(program, unit, own);
  const body = program.bare.slice(unit.start, unit.end);
  if (
    IN_ONE.test(body) ||
    (program.language === 'python' && PYTHON_CONNECTION.test(body) && own.some(({ sql }) => sql)) ||
    isTransactionalClass(program, unit)
  )
    return [];
  const written = own.filter(({ kind, name }) => kind === 'write' && !/commit$|flush$/.test(name));
  for (const [at, first] of written.entries()) {
    const second = written
      .slice(at + 1)
      .find((other) => other.start >= first.end - 1 && !isEither(program, first, other) && !isSame(first, other));
    if (!second || BESIDE.test(first.target) || BESIDE.test(second.target)) continue;
    return [
      {
        severity: 'high',
        harms: 'data',
        rule: 'no-transaction',
        line: first.line,
        what: `${named(first)} and ${named(second)} (line ${second.line}) are written one after the other without a transaction`,
        why: 'a crash or an error between the two leaves the first without the second, and nothing repairs it',
        fix: TRANSACTIONS[program.language],
      },
    ];
  }
  return [];
}

const TRANSACTIONS: Record<Program['language'], string> = {
  js: 'both inside one transaction: `db.tx(…)`, `prisma.$transaction(async (tx) => …)`, or BEGIN and COMMIT on one client',
  python: 'both inside `with transaction.atomic():`, or `with session.begin():`',
  go: '`tx, err := db.BeginTx(ctx, nil)`, `defer tx.Rollback()`, both on `tx`, then `tx.Commit()`',
  java: '`@Transactional` on the method, with calls to other systems outside of it',
  csharp: 'one `SaveChangesAsync` for both, or `BeginTransactionAsync` around them',
  ruby: 'both inside `ActiveRecord::Base.transaction do`, with the forms that raise (`save!`)',
  php: '`DB::transaction(function () { … })` around both',
  rust: '`let mut tx = pool.begin().await?`, both on `&mut *tx`, then `tx.commit().await?`',
};

function named({ target, verb, name }: Access): string {
  return target && target !== 'instance' ? `\`${target}\`` : `\`${name || verb}\``;
}

/** A second `save` of the same thing is mostly another way through the function. */
function isSame(a: Access, b: Access): boolean {
  return a.name === b.name && a.target === b.target && a.statement === b.statement;
}

function isTransactionalClass(program: Program, unit: Unit): boolean {
  return program.blocks.some(
    ({ kind, head, start, end }) =>
      kind === 'class' && start < unit.start && unit.end <= end && /Transactional|ATOMIC/.test(head),
  );
}

/** Two places of which only one is reached: branches, and what comes after a return. */
function isEither(program: Program, first: Access, second: Access): boolean {
  const inner = around(program, first.start).filter(
    ({ kind, end }) => (kind === 'branch' || kind === 'catch' || kind === 'other') && end <= second.start,
  );
  if (
    inner.some(
      ({ end }) =>
        LEAVES.test(program.plain.slice(first.start, end)) ||
        /^[\s}]*(?:else|elif|elsif|case|default|when|catch|except|rescue)\b/.test(program.plain.slice(end)),
    )
  )
    return true;
  const between = program.plain.slice(first.end, second.start);
  if (/\n\s*(?:case\b[^\n]*:|default\s*:|when\b)/.test(between)) return true;
  if (
    /^\s*return\b/.test(program.plain.slice(program.plain.lastIndexOf('\n', first.start) + 1)) &&
    inner.length === 0 &&
    program.language !== 'rust'
  )
    return true;
  const catches = around(program, second.start).filter(({ kind, start }) => kind === 'catch' && start >= first.start);
  return catches.length > 0;
}

/** In C# each `SaveChanges` is a transaction: two of them are two. */
function apartCommits(program: Program, unit: Unit, own: readonly Access[]): Told[] {
  if (program.language !== 'csharp' || IN_ONE.test(program.bare.slice(unit.start, unit.end))) return [];
  const [first, second] = own.filter(({ kind }) => kind === 'write');
  if (!first || !second || isEither(program, first, second)) return [];
  return [
    {
      severity: 'high',
      harms: 'data',
      rule: 'no-transaction',
      line: first.line,
      what: `\`${unit.name}\` saves twice (lines ${first.line} and ${second.line}) without a transaction around`,
      why: 'a crash between the two leaves the first without the second, and nothing repairs it',
      fix: TRANSACTIONS.csharp,
    },
  ];
}

/** A read that changes something is repeated by caches, previews and crawlers. */
function unsafeGet(program: Program, unit: Unit, own: readonly Access[]): Told[] {
  const route = program.routes.find((each) => each.unit === unit);
  const write = own.find(
    ({ kind, target, sql, name }) =>
      kind === 'write' && !BESIDE.test(`${target} ${sql ?? ''} ${name}`) && !/commit$/.test(name),
  );
  if (
    route?.method !== 'get' ||
    !write ||
    /callback|verify|confirm|unsubscribe|oauth|login|activate/i.test(`${route.path} ${unit.name}`) ||
    /(?:view|hit|visit|click|download|read|seen|access)\w*/i.test(write.statement.replace(/\bread\w*\(/g, ''))
  )
    return [];
  return [
    {
      severity: 'high',
      harms: 'data',
      rule: 'unsafe-get',
      line: program.lineAt(route.start),
      what: `${nameOf(route)} changes \`${write.target || write.name}\` (line ${write.line})`,
      why: 'a GET is repeated by proxies, link previews and crawlers, and another site can trigger it with an image',
      fix: `make it ${write.verb === 'delete' ? 'DELETE' : 'POST'}, with a guard against forged requests where cookies sign in`,
    },
  ];
}
