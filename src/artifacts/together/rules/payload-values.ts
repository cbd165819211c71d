import type { Finding } from '../../../session/finding.ts';
import { declaredSets, toldSets, type ValueSet, valueKey } from '../claims/value-sets.ts';
import type { Design, Payload } from '../design.ts';
import { isRecord } from '../events/pointer.ts';
import { nameKey, wordsOf } from '../names.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

const RULE = 'together/payload-value';
/** Which of several values of one field it is. */
const WHICH = /^(?:to|from|new|old|previous|prev|current|next|target|initial|former|last)$/;
/** Names that many things have, each with values of its own. */
const ANYTHING =
  /^(?:type|kind|event|code|name|title|action|source|format|unit|currency|country|language|locale|value|key|id|version|method|channel|scope|label|description|message|category|level|to|from)$/;
const VALUE = /^[A-Za-z][A-Za-z0-9]*(?:[_ -][A-Za-z0-9]+){0,4}$/;
const NOT_SO = /\b(?:invalid|malformed|rejected|refused|wrong|broken|old|legacy|deprecated|errors?|problem)\b/i;
/** In characters and fields. */
const LONGEST = 32;
const MOST = 400;

type Leaf = { key: string; value: string; path: readonly (string | number)[] };

/** Values of samples that no list of the values of their field has. */
export const payloadValues: Rule = {
  name: RULE,
  find(design) {
    if (design.payloads.length === 0) return [];
    const sets = [...declaredSets(design), ...toldSets(design)];
    return design.payloads.flatMap((payload): Finding[] => {
      const { value } = payload;
      if (NOT_SO.test(payload.saidToBe) || (isRecord(value) && ('$schema' in value || 'properties' in value)))
        return [];
      return leavesOf(value).flatMap((leaf) => judge(leaf, payload, sets, design));
    });
  },
};

function leavesOf(value: unknown, path: readonly (string | number)[] = []): Leaf[] {
  if (path.length > 8) return [];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((one, at) => leavesOf(one, [...path, at]));
  if (isRecord(value))
    return Object.entries(value)
      .slice(0, MOST)
      .flatMap(([key, one]) => leavesOf(one, [...path, key]));
  const key = path.findLast((part) => typeof part === 'string');
  return typeof value === 'string' && typeof key === 'string' && value.length <= LONGEST && VALUE.test(value)
    ? [{ key, value, path }]
    : [];
}

function judge({ key, value, path }: Leaf, payload: Payload, sets: readonly ValueSet[], design: Design): Finding[] {
  const words = wordsOf(key);
  const bare = words.filter((word, at) => at > 0 || !WHICH.test(word)).join('_');
  if (bare === '' || ANYTHING.test(bare)) return [];
  const own = sets.filter(({ name }) => nameKey(name) === nameKey(bare) || nameKey(name) === nameKey(key));
  const isShort = own.length === 0 && bare !== words.join('_') && !bare.includes('_');
  const fit = isShort ? sets.filter(({ name }) => stem(wordsOf(name).at(-1) ?? '') === stem(bare)) : own;
  const [first] = fit;
  const has = ({ values }: ValueSet): boolean => values.some((one) => valueKey(one).endsWith(valueKey(value)));
  if (!first || fit.length > 12 || fit.some(has) || isOpen(bare, isShort, design)) return [];
  // A value of any other set may be right there.
  if (sets.some(has) && !fit.every(({ values }) => values.length <= 12)) return [];
  const of = first.owner === '' ? first.name : `${first.owner}.${first.name}`;
  const message = `The sample has "${value}" as \`${key.slice(0, 40)}\`, but \`${of}\` (line ${first.line}) is one of ${first.values.join(', ').slice(0, 90)}.`;
  const lines = [...new Set(fit.map(({ line }) => line))].slice(0, 3);
  return [{ level: 'warning', rule: RULE, message, line: payload.lineOf(path), with: lines }];
}

/** Whether a column or field of that name takes any text. */
function isOpen(name: string, byLastWord: boolean, { schema, shapes }: Design): boolean {
  const isSame = (other: string): boolean =>
    byLastWord ? stem(wordsOf(other).at(-1) ?? '') === stem(name) : nameKey(other) === nameKey(name);
  return (
    schema.tables.some(({ columns }) =>
      columns.some((one) => !one.values && /char|text|string/i.test(one.type) && isSame(one.name)),
    ) ||
    shapes.some(({ fields, from }) =>
      fields.some(
        (one) => from !== 'table' && !one.values && !one.shape && /^string$/i.test(one.type) && isSame(one.name),
      ),
    )
  );
}
