import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { nameKey, wordsOf } from '../names.ts';
import { type Amount, amountsIn, isValue } from '../prose/limits/amounts.ts';
import { limitsOf } from '../prose/limits/bind-amount.ts';
import { type DeclaredLimit, declaredLimits } from '../prose/limits/declared-limits.ts';
import { type Telling, tellingsOf } from '../prose/limits/tellings.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/prose-bound';

/** Sizes, lengths and times that the text gives a thing, against the columns and fields that are held to others. */
export const proseBounds: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const limits = declaredLimits(design);
    if (limits.length === 0) return [];
    const told = tellingsOf(design).flatMap((telling) =>
      amountsIn(telling.text).flatMap((amount) => against(telling, amount, limits)),
    );
    const all = [...told, ...headers(design, limits)];
    return all.filter(
      ({ line, message }, at) => all.findIndex((one) => one.line === line && one.message === message) === at,
    );
  },
};

/** What contradicts a telling: all columns that it is of, or all fields; where one of them says the same, it may be that one that is meant. */
function against(telling: Telling, amount: Amount, limits: readonly DeclaredLimit[]): Finding[] {
  const bound = limitsOf(telling.text, amount, limits);
  const places = [bound.filter(({ from }) => from === 'column'), bound.filter(({ from }) => from === 'contract')];
  const wrong = places.flatMap((place) => (place.every((limit) => !agrees(amount, limit)) ? place : []));
  const [first] = wrong;
  if (!first) return [];
  const name = [first.owner, first.name].filter((one) => one !== '').join('.');
  const message = `The text says ${amount.said} of what \`${name}\` (line ${first.line}) ${HELD[first.kind]} ${shown(first)}.`;
  const line = telling.lineAt(amount.start);
  return [
    { level: 'warning', rule: RULE, message, line, with: [...new Set(wrong.map((one) => one.line))].slice(0, 3) },
  ];
}

const HELD = { most: 'holds to', 'one of': 'holds to one of', after: 'ends after' } as const;

function agrees({ values }: Amount, limit: DeclaredLimit): boolean {
  if (limit.kind === 'one of')
    return (
      values.length === limit.values.length && values.every((told) => limit.values.some((own) => isValue(told, own)))
    );
  const [most = 0] = limit.values;
  const [told = []] = values;
  return isValue(told, most) || (limit.isWidth && told.every((one) => one < most));
}

function shown({ values, dimension }: DeclaredLimit): string {
  return dimension === 'time'
    ? `${values.map((value) => (value < 1 ? `${value * 1000} ms` : value % 60 === 0 && value >= 120 ? `${value / 60} minutes` : `${value} s`)).join(', ')}`
    : `${values.join(', ')} ${dimension}`;
}

/** A header or parameter that may be longer than any column of its name. */
function headers({ operations, schema }: Design, limits: readonly DeclaredLimit[]): Finding[] {
  const columns = limits.filter(({ from, dimension }) => from === 'column' && dimension === 'characters');
  return operations.flatMap(({ parameters }) =>
    parameters.flatMap(({ name, shape }): Finding[] => {
      const most = shape?.maxLength;
      if (!shape || most === undefined || wordsOf(name).length < 2) return [];
      const own = columns.filter((column) => nameKey(column.name) === nameKey(name));
      const isOpen = schema.tables.some((table) =>
        table.columns.some((one) => nameKey(one.name) === nameKey(name) && one.maxLength === undefined),
      );
      const [first] = own;
      if (!first || isOpen || own.some(({ values }) => (values[0] ?? 0) >= most)) return [];
      const message = `\`${name}\` takes up to ${most} characters, but the column \`${first.owner}.${first.name}\` (line ${first.line}) holds ${first.values[0]}.`;
      return [
        { level: 'warning', rule: RULE, message, line: shape.line, with: own.map(({ line }) => line).slice(0, 3) },
      ];
    }),
  );
}
