import { type Access, accessesOf } from '../code/database.ts';
import type { Judgement, Program, Told } from '../code/program.ts';
import type { Unit } from '../code/units.ts';

const LOCKED =
  /for\s+(?:no\s+key\s+)?(?:update|share)|lockForUpdate|select_for_update|with_for_update|\block!|with_lock|sharedLock|PESSIMISTIC|@Lock|@Version|lock:\s*true|SERIALIZABLE|[Ss]erializable|advisory|findAndModify|optimistic|\.lock\(|Mutex|mutex|Redlock|acquire\(|FOR UPDATE|lock_version|row_version|RowVersion|version\s*[=:]|on\s+conflict|on\s+duplicate|ON CONFLICT|upsert|get_or_create|findOrCreate|firstOrCreate|find_or_create_by|if_?match/i;
const HANDLES_TWINS =
  /P2002|23505|IntegrityError|UniqueViolation|RecordNotUnique|DataIntegrityViolation|DuplicateKey|UniqueConstraint|ER_DUP_ENTRY|11000|E11000|DbUpdateException|QueryException|unique_violation|ConflictException\b.*code/;

/** What was read before is the ground on which something is written: another request comes between. */
export const races: Judgement = (program) => {
  const accesses = accessesOf(program);
  return program.units.flatMap((unit) =>
    raced(
      program,
      unit,
      accesses.filter(({ start }) => program.unitOf(start) === unit),
    ),
  );
};

function raced(program: Program, unit: Unit, own: readonly Access[]): Told[] {
  const body = program.bare.slice(unit.start, unit.end);
  if (LOCKED.test(body)) return [];
  for (const write of own.filter(({ kind, verb }) => kind === 'write' && verb !== 'delete')) {
    const reads = own.filter(({ kind, start }) => kind !== 'write' && start < write.start);
    for (const read of reads.toReversed()) {
      const told = computed(program, unit, read, write) ?? counted(program, unit, read, write);
      if (told) return [told];
    }
  }
  const moved = changedAndSaved(program, unit);
  return moved ? [moved] : [];
}

/** The new value is made from the old one in the program: `used: protocol.used + 1`. */
function computed(program: Program, unit: Unit, read: Access, write: Access): Told | undefined {
  const names = namesOf(program, read);
  const text = program.bare.slice(write.start - 200 < unit.body ? unit.body : write.start, write.end);
  const name = names.find(
    (each) =>
      new RegExp(
        `(?<![\\w.])\\$?${each}(?:\\??(?:\\.|->)[\\w$]+|\\[["'\`]\\w+["'\`]\\])*\\s*[+-]\\s*(?!["'\`=>])[\\w$(]`,
      ).test(text) && program.bare.slice(write.start, write.end).length > 0,
  );
  if (!name || !new RegExp(`\\b${name}\\b`).test(program.bare.slice(write.start, write.end))) return undefined;
  if (
    write.sql &&
    /=\s*\w+\s*[+-]/.test(write.sql) &&
    !new RegExp(`\\b${name}\\b\\S*\\s*[+-]`).test(program.bare.slice(write.start, write.end))
  )
    return undefined;
  return race(
    program,
    unit,
    read,
    write,
    `\`${name}\` is read, changed in the program and written back (line ${write.line})`,
  );
}

/** A limit is compared with what was read, and then a row is added or changed. */
function counted(program: Program, unit: Unit, read: Access, write: Access): Told | undefined {
  const between = program.bare.slice(read.start, write.start);
  const isCount = read.kind === 'count';
  const names = namesOf(program, read);
  const compared = /(?:>=|<=|>|<)\s*[\w.$(]/.test(between.replace(/=>|->/g, ''));
  const isInsert = write.verb === 'insert' || /save$|Create$|add$/i.test(write.name);
  if (
    isCount &&
    isInsert &&
    compared &&
    /\b(?:if|unless|throw|raise|abort|require|check)\b/.test(
      `${program.bare.slice(read.start - 80, read.start)}${between}`,
    )
  )
    return race(
      program,
      unit,
      read,
      { ...write, verb: 'insert' },
      `\`${read.target}\` is counted, and a row is added when there is room (line ${write.line})`,
    );
  if (isCount && isInsert && /exists|any/i.test(`${read.name}${read.sql ?? ''}`) && !HANDLES_TWINS.test(program.bare))
    return race(
      program,
      unit,
      read,
      { ...write, verb: 'insert' },
      `whether \`${read.target}\` is there is asked first, and then it is added (line ${write.line})`,
      'medium',
    );
  const stock = names.find((name) =>
    new RegExp(
      `\\b(?:if|unless)\\b[^\\n]*\\$?\\b${name}(?:\\??(?:\\.|->)\\w+(?:\\(\\))?|\\[["']\\w+["']\\])?\\s*(?:<|>|<=|>=)\\s*(?!=)`,
    ).test(between),
  );
  if (
    stock &&
    isInsert &&
    read.kind === 'one' &&
    read.target !== write.target &&
    /seat|capacity|quota|stock|max|left|remaining|available|free|limit|balance/i.test(between)
  )
    return race(
      program,
      unit,
      read,
      { ...write, verb: 'insert' },
      `\`${stock}\` is compared with what is left, and a row is added afterwards (line ${write.line})`,
    );
  const taken = names.find(
    (name) =>
      read.kind === 'one' &&
      new RegExp(`\\bif\\s*\\(?\\s*\\$?${name}\\s*(?:\\)|\\{|:|&&|!==?\\s*null|is not None|!= nil)`).test(between),
  );
  if (
    taken &&
    isInsert &&
    sameThing(read.target, write.target) &&
    /return|throw|raise|abort|409|[Cc]onflict/.test(between) &&
    !HANDLES_TWINS.test(program.bare) &&
    unit.name !== ''
  )
    return race(
      program,
      unit,
      read,
      { ...write, verb: 'insert' },
      `whether there is one \`${read.target}\` already is asked first, and then it is added (line ${write.line})`,
      'medium',
    );
  return undefined;
}

function sameThing(a: string, b: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/s$|repository$|repo$/g, '');
  return plain(a) !== '' && plain(a) === plain(b);
}

/** `tenant.balance -= x; tenant.save()`. */
function changedAndSaved(program: Program, unit: Unit): Told | undefined {
  const body = program.bare.slice(unit.body, unit.end);
  const joint = '(?:\\.|->)';
  const changes = new RegExp(
    `(\\$?@?[a-z_]\\w*)${joint}(\\w*(?:balance|stock|quantity|qty|count|total|amount|credits?|points|seats|available|remaining|used|free|reserved|score|cents|units|capacity|spots|places)\\w*)\\s*(?:[-+]=|=\\s*\\1${joint}\\2\\s*[-+])`,
    'gi',
  );
  for (const match of body.matchAll(changes)) {
    const [, name = '', field = ''] = match;
    const saved = new RegExp(
      `${name.replace(/[$@]/g, '\\$&')}${joint}(?:save\\b|save!|update)|\\.(?:save|update|Save|Update|persist|flush|SaveChanges\\w*|commit)\\w*\\(`,
    ).exec(body.slice(match.index));
    const before = body.slice(0, match.index);
    if (
      !saved ||
      /\bF\(/.test(match[0]) ||
      !new RegExp(`${name.replace(/[$@]/g, '\\$&')}\\b[^\\n]*(?:=|:=)`).test(before)
    )
      continue;
    return {
      severity: 'high',
      harms: 'data',
      rule: 'race',
      line: program.lineAt(unit.body + match.index),
      what: `\`${name}.${field}\` is read, changed in the program and saved`,
      why: 'two requests at once read the same value, and one of the two changes is lost',
      fix: `let the database count: \`SET ${field} = ${field} ${/\+/.test(match[0]) ? '+' : '-'} …\` with the condition that it stays allowed, or lock the row first (\`FOR UPDATE\`)`,
    };
  }
  return undefined;
}

/** The names into which a read was put. */
function namesOf({ bare, plain }: Program, { start, end, statement }: Access): string[] {
  const line = bare.slice(plain.lastIndexOf('\n', start) + 1, end);
  const text = `${statement}\n${line}`;
  const scanned = [...bare.slice(start, end + 40).matchAll(/&(?:\w+\.)?(\w+)/g)].map(([, name]) => name ?? '');
  const left =
    /^\s*(?:(?:const|let|var|val|final|auto)\s+)?(?:[A-Z][\w<>]*\s+)?[{[(]?\s*\$?@?(\w+)(?:[\s,:]+(?:rows:\s*)?\[?\w*\]?)*\s*[}\])]?\s*(?::\s*[\w<>[\]|. ]+)?(?::=|=)(?!=)/.exec(
      text,
    )?.[1];
  const inside = /\{\s*rows\s*:\s*\[\s*(\w+)/.exec(text)?.[1];
  return [...scanned, left, inside].filter(
    (name): name is string =>
      name !== undefined && name.length > 1 && !/^(?:err|_|ok|rows|res|await|return)$/.test(name),
  );
}

function race(
  program: Program,
  unit: Unit,
  read: Access,
  write: Access,
  what: string,
  severity: Told['severity'] = 'high',
): Told {
  const table = write.target || read.target;
  const fix =
    write.verb === 'insert'
      ? `lock the row that holds the limit (\`FOR UPDATE\`) in one transaction with the insert into \`${table}\`; where one at most is allowed, a unique constraint, and its violation answered with 409`
      : `one statement that checks and changes: \`UPDATE ${table} SET … = … + 1 WHERE … AND …\`, and 409 when it changed no row; or \`FOR UPDATE\` on the read, inside a transaction`;
  return {
    severity,
    harms: 'data',
    rule: 'race',
    line: comparedAt(program, unit, read, write),
    what,
    why: 'two requests at once both read the old state, and both go ahead',
    fix,
  };
}

/** Where the value is looked at, if it is; else where it is read. */
function comparedAt(program: Program, unit: Unit, read: Access, write: Access): number {
  const between = program.bare.slice(read.end, Math.min(write.start, unit.end));
  for (const name of namesOf(program, read)) {
    const match = new RegExp(`^[ \\t]*(?:if|unless)\\b[^\\n]*\\b${name}\\b`, 'm').exec(between);
    if (match) return program.lineAt(read.end + match.index + match[0].length - 1);
  }
  return read.line;
}
