import type { Finding } from '../../../session/finding.ts';
import type { Table } from '../../sql/schema.ts';
import { isCreation, resourceTable } from '../contract/resource.ts';
import type { Design, Operation } from '../design.ts';
import { literally } from '../literally.ts';
import { isWhole, textAt } from '../lookup.ts';
import { wordsOf } from '../names.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

/** A creation that answers 409 because a value is taken needs something that makes this value unique. */
export const contractUnique: Rule = {
  name: 'together/contract-unique',
  find: (design) => {
    const found = design.operations.flatMap((operation) => ofOperation(operation, design) ?? []);
    // More of them: it is kept unique by other means than keys.
    return found.length > 1 ? [] : found;
  },
};

/** In lines: an operation with its answers is seldom longer. */
const LONGEST = 120;
const TAKEN = /\b(?:already|taken|in use|exists|duplicates?|not unique|must be unique|used before)\b/i;
/** What is refused for another reason than that there is such a row. */
const OTHERWISE =
  /\b(?:key|version|etag|stale|changed|concurrent\w*|closed|expired|full|overlap\w*|state|status|final|cancel\w*|running|started|active|open)\b/i;

function ofOperation(operation: Operation, design: Design): Finding | undefined {
  if (operation.from !== 'openapi' || !isCreation(operation)) return undefined;
  const table = resourceTable(operation, design.schema);
  const said = table && isWhole(design, table) ? refusalOf(operation, design) : undefined;
  if (!table || !said || !TAKEN.test(said.text) || OTHERWISE.test(said.text)) return undefined;
  const words = new Set(wordsOf(said.text).map(stem));
  const named = table.columns.filter(
    ({ name, values, type }) =>
      !values &&
      !/^(?:bool|json|time|date)/.test(type) &&
      name !== 'id' &&
      wordsOf(name)
        .filter((word) => !/^(?:id|uuid)$/.test(word))
        .every((word) => words.has(stem(word))),
  );
  if (named.length === 0 || named.some(({ name }) => isInKey(name, table) || isExcluded(name, table, design)))
    return undefined;
  const list = named.map(({ name }) => `\`${name}\``).join(', ');
  const message = `${operation.method} ${operation.path} answers 409 (“${said.text.slice(0, 60)}”), but nothing makes ${list} of ${table.name} unique.`;
  return { level: 'warning', rule: 'together/contract-unique', message, line: said.line, with: [table.line] };
}

/** What an operation says of its 409, where that stands with it. */
function refusalOf({ line }: Operation, design: Design): { text: string; line: number } | undefined {
  const next = Math.min(...design.operations.filter((one) => one.line > line).map((one) => one.line), line + LONGEST);
  const lines = textAt(design, line, next - line).split('\n');
  const at = lines.findIndex((one) => /^\s*['"]?409['"]?\s*:/.test(one) || /[{,]\s*['"]?409['"]?\s*:\s*\{/.test(one));
  const behind = lines
    .slice(at, at + 2)
    .join('\n')
    .replace(/^[\s\S]*?\b409\b/, '');
  const [, quoted, plain] = /\bdescription['"]?\s*:\s*(?:["']([^"'\n]+)["']|([^"'{}\n]+))/.exec(behind) ?? [];
  const text = (quoted ?? plain)?.trim();
  return at < 0 || text === undefined ? undefined : { text, line: line + at };
}

/** Whether a constraint of exclusion is of a column: nothing else of the schema tells of it. */
function isExcluded(column: string, { line }: Table, design: Design): boolean {
  const [statement = ''] = textAt(design, line, LONGEST).split(';');
  const constraint = /\bexclude\b[\s\S]*/i.exec(statement)?.[0] ?? '';
  return new RegExp(`\\b${literally(column)}\\b`, 'i').test(constraint);
}

function isInKey(column: string, { primaryKey, uniques, indexes }: Table): boolean {
  const own = indexes.filter(({ unique }) => unique);
  return (
    [primaryKey, ...uniques, ...own.map(({ columns }) => columns)].some((key) => key.includes(column)) ||
    // An expression, or a condition, may be of this column.
    own.some(({ columns, partial }) => partial || columns.some((one) => one.startsWith('(')))
  );
}
