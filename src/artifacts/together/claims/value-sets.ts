import type { Design, Field } from '../design.ts';
import { tellingsOf } from '../prose/limits/tellings.ts';
import { WORD_NUMBERS } from '../word-numbers.ts';

/** All values that one thing may have, as one place of a design gives them. */
export type ValueSet = {
  /** The column, field, type or noun (`states`) that has them. */
  name: string;
  /** The table or schema; empty for a type of its own, and in the text. */
  owner: string;
  values: readonly string[];
  from: 'column' | 'type' | 'enum' | 'contract' | 'event' | 'text';
  line: number;
};

const VALUE = String.raw`\x60['"]?[A-Za-z][\w.-]{0,39}['"]?\x60`;
const LIST = String.raw`(${VALUE}(?:\s*(?:,\s*(?:or|and)?|\bor\b|\band\b|\||/)\s*${VALUE})+)`;
/** `reason` is `age` or `size`; `role`: one of `a`, `b`, `c`. */
const OF_FIELD = new RegExp(
  String.raw`\x60(\w+(?:\.\w+)?)\x60\s*(?:is|:|=|can be|may be|must be|takes|has the values|is always)\s*(?:exactly |either |always )?(?:one of |any of )?(?:\w+ ){0,2}?:?\s*${LIST}(?=\s*(?:[.,;:)(]|$|,? (?:after|as|and|depending|according)))`,
  'gi',
);
/** "one of five states: `a`, `b` …"; "Four roles. `A`, `B` …"; the noun is the second group. */
const COUNTED = new RegExp(
  String.raw`\b(${Object.keys(WORD_NUMBERS).join('|')}|\d{1,2})\s+(?:(?!of\b)[a-z-]+\s+){0,2}?([a-z]+s|status)\b\s*(?:\([^)\x60]*)?(?:[:.(–—-]|\bare\b)\s*\**\s*${LIST}`,
  'gi',
);

/** The sets of values of columns, types, fields, and of what is asked for. */
export function declaredSets({ schema, shapes, messages, operations }: Design): ValueSet[] {
  const enums = new Map(shapes.flatMap((shape) => (shape.values ? [[shape.name, shape] as const] : [])));
  return [
    ...schema.tables.flatMap(({ name: owner, columns }) =>
      columns.flatMap(({ name, values, line }) =>
        values ? [{ name, owner, values, from: 'column', line } as const] : [],
      ),
    ),
    ...schema.enums.map(({ name, values, line }) => ({ name, owner: '', values, from: 'type', line }) as const),
    ...[...enums.values()].map(
      ({ name, values = [], line }) => ({ name, owner: '', values, from: 'enum', line }) as const,
    ),
    ...shapes.flatMap(({ name: owner, fields }) =>
      fields.flatMap(({ name, values, shape, line }) => {
        const all = values ?? (shape === undefined ? undefined : enums.get(shape)?.values);
        return all ? [{ name, owner, values: all, from: 'contract', line } as const] : [];
      }),
    ),
    ...messages.flatMap(({ name, schema: held }) => ofFields('event', name, held?.fields ?? [])),
    ...operations.flatMap(({ path, parameters }) =>
      ofFields(
        'contract',
        path,
        parameters.flatMap(({ shape }) => shape ?? []),
      ),
    ),
  ];
}

function ofFields(from: ValueSet['from'], owner: string, fields: readonly Field[]): ValueSet[] {
  return fields.flatMap(({ name, values, line }) => (values ? [{ name, owner, values, from, line }] : []));
}

/** The sets that the text gives as whole: with their number, or as all that a field may be. */
export function toldSets(design: Design): (ValueSet & { isCounted: boolean })[] {
  const passages = design.prose.passages.filter(({ aside }) => !aside);
  const counted = passages.flatMap(({ text, line }) =>
    [...text.matchAll(COUNTED)].flatMap(({ 1: count = '', 2: name = '', 3: list = '', index }) => {
      const values = valuesOf(list);
      if ((WORD_NUMBERS[count.toLowerCase()] ?? Number(count)) !== values.length) return [];
      return [{ name, values, isCounted: true, line: line + (text.slice(0, index).match(/\n/g) ?? []).length }];
    }),
  );
  const ofFields = tellingsOf(design).flatMap(({ text, lineAt }) =>
    [...text.matchAll(OF_FIELD)].flatMap(({ 1: name = '', 2: list = '', index }) => {
      const values = valuesOf(list);
      const isWhole = !/\b(?:when|while|if|where|unless|until|stays?|once)\b|…|\.\.\./i.test(
        text
          .slice(0, index)
          .split(/[.;]\s/)
          .at(-1) ?? '',
      );
      return isWhole ? [{ name: name.split('.').at(-1) ?? name, values, isCounted: false, line: lineAt(index) }] : [];
    }),
  );
  return [...counted, ...ofFields].map((set) => ({ ...set, owner: '', from: 'text' }));
}

function valuesOf(list: string): string[] {
  return [...list.matchAll(/`['"]?([^`'"]+)['"]?`/g)].map(([, value = '']) => value);
}

/** What values are compared by: case and separators are each place's own affair. */
export function valueKey(value: string): string {
  return value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
