import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { literally } from '../literally.ts';
import { nameKey, wordsOf } from '../names.ts';
import { isOutside } from '../prose/outside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

type Values = { of: string; owner: string; values: string[]; line: number };

const VALUE = String.raw`([A-Za-z][\w-]*)`;
/** `status = 'paid'`, `status: paid`, `orders.status = paid` within one code span. */
const INSIDE = new RegExp(String.raw`^(?:(\w+)\.)?(\w+)\s*(?:=|==|:|IS|→|->)\s*['"]?${VALUE}['"]?$`, 'i');
/** "`status` is `paid`", "sets `status` to `paid`", "`status` `paid`". */
const BESIDE = new RegExp(
  String.raw`\x60(?:(\w+)\.)?(\w+)\x60\s*(?:,?\s*(?:is|becomes|to|at|in|as|stays|remains|goes to|set to|changes to|turns|moves to|=|:)\s+(?:set to\s+)?)?\x60['"]?${VALUE}['"]?\x60`,
  'gi',
);
/** "the state `paid`", "in status `paid`", "is marked `paid`". */
const STATE = new RegExp(
  String.raw`\b(?:state|status)\s+(?:of\s+|is\s+|to\s+)?\x60['"]?${VALUE}['"]?\x60|\x60['"]?${VALUE}['"]?\x60\s+(?:state|status)\b|\b(?:marked|marks (?:it|them)|marked as|moves? to|moved to|goes to|becomes|turns|transitions? to)\s+\x60${VALUE}\x60`,
  'gi',
);
/** "moves an order to `paid`", "orders turn `paid`": only where the value is named nowhere else. */
const MOVED = new RegExp(
  String.raw`\b(?:moves?|moved|moving|puts?|brings?|sets?|flips?)\b(?:\s+(?!to\b)[\w-]+){1,5}?\s+(?:in)?to\s+\x60['"]?${VALUE}['"]?\x60|\b(?:turns?|becomes?)\s+\x60['"]?${VALUE}['"]?\x60`,
  'gi',
);
/** "three days after the shipment was `LOST`": what has the state, right before it. */
const OWNED = new RegExp(
  String.raw`\b([A-Za-z][a-z-]*)\s+(?:(?:is|was|are|were|has been|becomes|became|turns|turned|reaches|reached|goes to|moves to|stays|remains)\s+)(?:still\s+|set to\s+|marked\s+|now\s+)?(?:\x60['"]?${VALUE}['"]?\x60|([A-Z][A-Z0-9_]{3,})\b)`,
  'g',
);
const NO_VALUE =
  /^(?:null|true|false|none|now|default|string|integer|number|boolean|text|uuid|jsonb?|timestamptz?|date|int|bigint|varchar|required|not|value|id|\w+_id|\w+_at)$/i;

/** Values in code spans that the column or field they are said to be of cannot have. */
export const proseValues: Rule = {
  name: 'together/prose-value',
  isDoubtful: true,
  find(design) {
    const lists = valueLists(design);
    if (lists.length === 0) return [];
    const found = new Map<string, Finding>();
    for (const sentence of design.prose.passages.flatMap(sentencesOf)) {
      const { text, line, aside } = sentence;
      if (aside || isOutside(text.replace(/`[^`]*`/g, ''))) continue;
      const report = (owner: string | undefined, field: string | undefined, value: string, at: number): void => {
        const finding = judge(owner, field, value, lists, design);
        if (finding && !found.has(value))
          found.set(value, { ...finding, line: line + (text.slice(0, at).match(/\n/g) ?? []).length });
      };
      for (const match of text.matchAll(/`([^`\n]{3,80})`/g)) {
        const [, owner, field = '', value = ''] = INSIDE.exec(match[1] ?? '') ?? [];
        if (field) report(owner, field, value, match.index);
      }
      for (const match of text.matchAll(BESIDE)) report(match[1], match[2], match[3] ?? '', match.index);
      for (const match of text.matchAll(STATE))
        report(undefined, undefined, match[1] ?? match[2] ?? match[3] ?? '', match.index);
      for (const match of text.matchAll(OWNED)) {
        const finding = ofAnother(match[1] ?? '', match[2] ?? match[3] ?? '', lists);
        if (finding && !found.has(match[0]))
          found.set(match[0], { ...finding, line: line + (text.slice(0, match.index).match(/\n/g) ?? []).length });
      }
      for (const match of text.matchAll(MOVED)) {
        const value = match[1] ?? match[2] ?? '';
        if (isOnce(value, design)) report(undefined, undefined, value, match.index);
      }
    }
    return [...found.values()];
  },
};

function isOnce(name: string, { document }: Design): boolean {
  return document.text.split(new RegExp(`(?<![\\w-])${literally(name)}(?![\\w-])`, 'i')).length === 2;
}

/** @param field absent where only "state" or "status" was said */
function judge(
  owner: string | undefined,
  field: string | undefined,
  value: string,
  all: readonly Values[],
  { schema, shapes }: Design,
): Omit<Finding, 'line'> | undefined {
  if (value === '' || NO_VALUE.test(value)) return undefined;
  const named =
    field === undefined
      ? all.filter(({ of }) => /(?:status|state)$/i.test(of))
      : all.filter(({ of }) => nameKey(of) === nameKey(field));
  const owned = owner === undefined ? named : named.filter((one) => nameKey(one.owner) === nameKey(owner));
  const lists = owned.length > 0 ? owned : named;
  const [first] = lists;
  if (!first || lists.some(({ values }) => values.some((one) => nameKey(one) === nameKey(value)))) return undefined;
  // A field of the same name that takes anything may be the one that is meant; so may a column, a table, a schema.
  const isOpen =
    field === undefined
      ? all.some(({ values }) => values.some((one) => nameKey(one) === nameKey(value))) ||
        /[A-Z].*[a-z]/.test(value) ||
        schema.tables.some(({ columns }) => columns.some((one) => /(?:status|state)$/i.test(one.name) && !one.values))
      : schema.tables.some(({ columns }) =>
          columns.some((one) => nameKey(one.name) === nameKey(field) && !one.values),
        ) ||
        shapes.some(({ fields }) =>
          fields.some((one) => nameKey(one.name) === nameKey(field) && !one.values && !one.shape),
        );
  const isName =
    schema.tables.some(({ name, columns }) => name === value || columns.some((one) => one.name === value)) ||
    shapes.some(({ name, fields }) => name === value || fields.some((one) => one.name === value));
  if (isOpen || isName || lists.length > 6) return undefined;
  const said = field === undefined ? 'a state' : `\`${field}\``;
  const message = `\`${value}\` is said of ${said}, but \`${first.owner}.${first.of}\` (line ${first.line}) has only ${first.values.join(', ')}.`;
  return {
    level: 'warning',
    rule: 'together/prose-value',
    message: message.slice(0, 220),
    with: [...new Set(lists.map((one) => one.line))].slice(0, 3),
  };
}

/** A state of one thing that is said of another, which has states of its own. */
function ofAnother(noun: string, value: string, all: readonly Values[]): Omit<Finding, 'line'> | undefined {
  const states = all.filter(({ of }) => /(?:status|state|phase|stage)$/i.test(of));
  const exact = states.filter(({ owner }) => nameKey(owner) === nameKey(noun));
  // "The order" is the purchase order, where there is no other.
  const loose = states.filter(({ owner }) => nameKey(wordsOf(owner).at(-1) ?? '') === nameKey(noun));
  const own = exact.length > 0 ? exact : new Set(loose.map(({ owner }) => owner)).size === 1 ? loose : [];
  const isOf = ({ values }: Values): boolean => values.some((one) => nameKey(one) === nameKey(value));
  const other = states.find((one) => !own.includes(one) && isOf(one));
  const [first] = own;
  if (!first || !other || own.some(isOf) || all.some((one) => one.owner === first.owner && isOf(one))) return undefined;
  const message = `\`${value}\` is said of \`${first.owner}\`, but is a ${other.of} of \`${other.owner}\` (line ${other.line}): \`${first.owner}.${first.of}\` (line ${first.line}) has only ${first.values.join(', ')}.`;
  return {
    level: 'warning',
    rule: 'together/prose-value',
    message: message.slice(0, 280),
    with: [first.line, other.line],
  };
}

function valueLists({ schema, shapes }: Design): Values[] {
  const enums = new Map(shapes.flatMap(({ name, values }) => (values ? [[name, values] as const] : [])));
  return [
    ...schema.tables.flatMap(({ name, columns }) =>
      columns.flatMap((one) => (one.values ? [{ of: one.name, owner: name, values: one.values, line: one.line }] : [])),
    ),
    ...shapes.flatMap(({ name, fields }) =>
      fields.flatMap((one) => {
        const values = one.values ?? (one.shape === undefined ? undefined : enums.get(one.shape));
        return values ? [{ of: one.name, owner: name, values, line: one.line }] : [];
      }),
    ),
  ];
}
