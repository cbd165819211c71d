import type { Column } from '../../../sql/schema.ts';
import type { Design, Field } from '../../design.ts';
import { literally } from '../../literally.ts';
import { textAt } from '../../lookup.ts';
import { wordsOf } from '../../names.ts';
import { amountsIn, type Dimension } from './amounts.ts';

/** A limit that an artifact holds its values to. */
export type DeclaredLimit = {
  /** The table or the schema; empty for a parameter. */
  owner: string;
  /** The column, field or parameter; empty for how long a row of the table may last. */
  name: string;
  from: 'column' | 'contract';
  dimension: Dimension;
  /** No more than it; one of them; or the time after which it ends, where nothing else is given. */
  kind: 'most' | 'one of' | 'after';
  /** In bytes, seconds or characters. */
  values: number[];
  /** The width of a type, which may well be more than is ever filled. */
  isWidth: boolean;
  line: number;
};

/** Units in the last words of a name, in bytes or seconds. */
const UNITS: readonly (readonly [RegExp, Dimension, number])[] = [
  [/^(?:bytes?)$/, 'bytes', 1],
  [/^(?:kb|kib)$/, 'bytes', 1024],
  [/^(?:mb|mib)$/, 'bytes', 1_048_576],
  [/^(?:ms|millis|milliseconds)$/, 'time', 0.001],
  [/^(?:s|sec|secs|seconds?)$/, 'time', 1],
  [/^(?:min|mins|minutes?)$/, 'time', 60],
  [/^hours?$/, 'time', 3600],
  [/^days?$/, 'time', 86_400],
];
const ENDS =
  /^(?:expires?|expiry|expiration|valid|lapses?|ends?)(?:_?(?:at|on|until|till))?$|(?:_expires?_at|_until|_expiry)$/i;
/** Of one column's definition, in lines and characters. */
const LINES = 4;
const LONGEST = 600;
const LONGEST_TABLE = 80;

/** The limits of columns, fields and parameters that have a unit. */
export function declaredLimits(design: Design): DeclaredLimit[] {
  return [...ofColumns(design), ...ofSpans(design), ...ofContract(design)];
}

/** What a name measures, by its last or first word: `size_bytes`, `bytes`, `durationMs`. */
export function unitOf(name: string): { dimension: Dimension; factor: number } | undefined {
  const words = wordsOf(name);
  const found =
    UNITS.find(([unit]) => unit.test(words.at(-1) ?? '')) ??
    UNITS.find(([unit, kind]) => kind === 'bytes' && unit.test(words[0] ?? ''));
  if (!found || (found[0].test('s') && words.length < 2)) return undefined;
  return { dimension: found[1], factor: found[2] };
}

function ofColumns(design: Design): DeclaredLimit[] {
  return design.schema.tables.flatMap((table) =>
    table.columns.flatMap((column): DeclaredLimit[] => {
      const text = definitionOf(design, column);
      const at = { owner: table.name, name: column.name, from: 'column', line: column.line } as const;
      const unit = unitOf(column.name);
      const found: DeclaredLimit[] = [];
      if (column.maxLength !== undefined && !/uuid/i.test(column.type)) {
        const isWidth = /char/i.test(column.type);
        found.push({ ...at, dimension: 'characters', kind: 'most', values: [column.maxLength], isWidth });
      }
      if (unit) {
        const list = inList(text, column.name);
        const values = list.map((value) => value * unit.factor);
        if (values.length > 1) found.push({ ...at, dimension: unit.dimension, kind: 'one of', values, isWidth: false });
        else if (column.maximum !== undefined && values.length === 0)
          found.push({
            ...at,
            dimension: unit.dimension,
            kind: 'most',
            values: [column.maximum * unit.factor],
            isWidth: false,
          });
      }
      const after = ENDS.test(column.name) ? defaultSpan(text) : undefined;
      if (after !== undefined) found.push({ ...at, dimension: 'time', kind: 'after', values: [after], isWidth: false });
      return found;
    }),
  );
}

/** What stands behind a column's name, up to the comma that ends it. */
function definitionOf(design: Design, { name, line }: Column): string {
  const text = textAt(design, line, LINES);
  const from = text.search(new RegExp(String.raw`(?<![\w.])["\x60]?${literally(name)}["\x60]?\s+\w`, 'i'));
  if (from < 0) return '';
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + LONGEST); at++) {
    const sign = text[at];
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (depth < 0 || sign === ';' || (depth === 0 && sign === ',')) return text.slice(from, at);
  }
  return text.slice(from, from + LONGEST);
}

/** `CHECK (duration_ms IN (15000, 30000))` */
function inList(text: string, name: string): number[] {
  const list = new RegExp(
    String.raw`\bcheck\s*\(\s*["\x60]?${literally(name)}["\x60]?\s+in\s*\(([\d\s,._]+)\)\s*\)`,
    'i',
  ).exec(text)?.[1];
  return list === undefined ? [] : list.split(',').map((one) => Number(one.trim().replaceAll('_', '')));
}

const NOW = String.raw`default\s*\(*\s*(?:now\s*\(\s*\)|current_timestamp(?:\s*\(\d?\))?|clock_timestamp\s*\(\s*\))`;
const QUOTED = new RegExp(String.raw`\b${NOW}\s*\+\s*(?:interval\s*)?'([^']{2,30})'`, 'i');
const BARE = new RegExp(String.raw`\b${NOW}\s*\+\s*interval\s+(\d+\s+[a-z]+)`, 'i');

/** `DEFAULT now() + interval '30 minutes'`, in seconds. */
function defaultSpan(text: string): number | undefined {
  const said = (QUOTED.exec(text) ?? BARE.exec(text))?.[1];
  const [amount, ...more] = said === undefined ? [] : amountsIn(said.toLowerCase());
  return amount?.dimension === 'time' && more.length === 0 ? amount.values[0]?.[0] : undefined;
}

const SPAN =
  /(?:\bupper\s*\(\s*(\w+)\s*\)\s*-\s*lower\s*\(\s*\1\s*\)|\b\w*(?:end|until|to)\w*\s*-\s*\w*(?:start|begin|from)\w*)\s*<=\s*interval\s*'([^']{2,30})'/gi;

/** `CHECK (upper(during) - lower(during) <= interval '6 hours')` */
function ofSpans(design: Design): DeclaredLimit[] {
  return design.schema.tables.flatMap((table) => {
    const [statement = ''] = textAt(design, table.line, LONGEST_TABLE).split(';');
    return [...statement.matchAll(SPAN)].flatMap((match): DeclaredLimit[] => {
      const [amount, ...more] = amountsIn((match[2] ?? '').toLowerCase());
      const seconds = amount?.dimension === 'time' && more.length === 0 ? amount.values[0]?.[0] : undefined;
      const line = table.line + statement.slice(0, match.index).split('\n').length - 1;
      return seconds === undefined
        ? []
        : [
            {
              owner: table.name,
              name: '',
              from: 'column',
              dimension: 'time',
              kind: 'most',
              values: [seconds],
              isWidth: false,
              line,
            },
          ];
    });
  });
}

function ofContract({ shapes, operations }: Design): DeclaredLimit[] {
  const parameters = operations.flatMap((operation) => operation.parameters);
  return [
    ...shapes.flatMap((shape) => shape.fields.flatMap((field) => ofField(shape.name, field))),
    ...parameters.flatMap(({ shape, name }) => (shape ? ofField('', { ...shape, name }) : [])),
  ];
}

function ofField(owner: string, { name, maxLength, maximum, line }: Field): DeclaredLimit[] {
  const at = { owner, name, from: 'contract', kind: 'most', isWidth: false, line } as const;
  const unit = unitOf(name);
  return [
    ...(maxLength === undefined ? [] : [{ ...at, dimension: 'characters', values: [maxLength] } as const]),
    ...(maximum === undefined || !unit ? [] : [{ ...at, dimension: unit.dimension, values: [maximum * unit.factor] }]),
  ].map((limit) => ({ ...limit, values: [...limit.values] }));
}
