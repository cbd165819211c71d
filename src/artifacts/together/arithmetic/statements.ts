import { isCutOff } from './cut-off.ts';
import type { Expression, Operator } from './expression.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** `a × b = c`, or `a × b ≤ c`, as one line of the text states it. */
export type Statement = {
  left: Expression;
  /** The same with sums before products, as in `2 M × 1 KB in + 3 KB out`. */
  loosely?: Expression;
  relation: 'equal' | 'about' | 'below' | 'above';
  /** Its left side is calculated, or the result of what stands before it (`a × b = c < d`). */
  isDerived: boolean;
  right: Expression;
  /** Of the text that was read. */
  start: number;
  end: number;
  /** What stands around it in its sentence, for words such as "with headroom". */
  sentence: string;
};

type Gap = { kind: 'operator'; operator: Operator; open: number; close: number } | Relation | { kind: 'end' };
type Relation = { kind: 'relation'; relation: Statement['relation']; open: number; close: number };

const OPERATORS: Readonly<Record<string, Operator>> = {
  '×': '*',
  x: '*',
  X: '*',
  '*': '*',
  '·': '*',
  times: '*',
  'multiplied by': '*',
  of: '*',
  '÷': '/',
  '/': '/',
  'divided by': '/',
  '∕': '/',
  ':': '/',
  '+': '+',
  plus: '+',
  '-': '-',
  '−': '-',
  minus: '-',
};
const WORDS = String.raw`(?:[\p{L}_%'’/-]+\s+){0,6}?`;
const LEAD = String.raw`^(\)*)\s*(?:\+\s*)?${WORDS}(?:[\p{L}-]+(?=\)))?`;
const OPERATOR = new RegExp(
  String.raw`${LEAD}(\)*)\s*(×|[xX]|\*|·|times|multiplied by|÷|∕|/|divided by|\+|plus|-|−|minus)\s*(?:~|about |an? |the |avg\.? |average |some )?\s*(\(*)\s*[$€£]?$`,
  'u',
);
const RELATION = new RegExp(
  String.raw`${LEAD}(\)*),?\s*(=|≈|≅|~=|=~|=>|→|⇒|->|≤|<=|<|≥|>=|>|\bis\b|\bare\b|\bmakes?\b|\bgives?\b|\bequals?\b|\bcomes? to\b|\byields?\b|\bthat is\b|\bi\.?e\.?,?|\bor\b|\bwhich is\b|\bworks out (?:at|to)\b|\badds up to\b|\bamounts? to\b)\s*(~|≈|about|roughly|around|approximately|approx\.?|nearly|almost|just (?:under|over)|some|just|only|a total of)?\s*(\(*)\s*[$€£]?$`,
  'iu',
);
/** A remark in brackets without a number of its own. */
const REMARK = /\([^()\d]{0,80}\)|\[[^\]]{0,40}\]/g;
/** In characters: a number farther away is of another thought. */
const FARTHEST = 90;

/** The calculations that one line of text states, each with what it is said to come to. */
export function statementsIn(text: string): Statement[] {
  const quantities = quantitiesIn(text);
  const statements: Statement[] = [];
  for (let index = 0; index < quantities.length; ) {
    const run = readRun(text, quantities, index);
    statements.push(...run.statements);
    index = Math.max(run.next, index + 1);
  }
  return statements;
}

type Token = '(' | ')' | Operator | Quantity;

function readRun(
  text: string,
  quantities: readonly Quantity[],
  first: number,
): { statements: Statement[]; next: number } {
  const sides: { tokens: Token[]; start: number; end: number }[] = [];
  const relations: Statement['relation'][] = [];
  const opening = quantities[first];
  if (!opening) return { statements: [], next: first + 1 };
  let tokens: Token[] = Array<Token>(openingBrackets(text, opening.start)).fill('(');
  let start = opening.start;
  let index = first;
  for (; index < quantities.length; index++) {
    const quantity = quantities[index];
    if (!quantity) break;
    tokens.push(quantity);
    const next = quantities[index + 1];
    const read: Gap = next ? gapBetween(text, quantity, next) : { kind: 'end' };
    const gap: Gap = next && isForeign(read, tokens, text.slice(quantity.end, next.start)) ? { kind: 'end' } : read;
    if (gap.kind !== 'end') {
      tokens.push(...Array<Token>(gap.close).fill(')'));
      const unit = next && gap.close > 0 ? unitOfBracket(text.slice(quantity.end, next.start), quantity) : undefined;
      if (unit) tokens.push('*', unit);
    }
    if (gap.kind === 'operator') {
      tokens.push(gap.operator, ...Array<Token>(gap.open).fill('('));
      continue;
    }
    sides.push({ tokens, start, end: quantity.end });
    if (gap.kind === 'end') break;
    relations.push(gap.relation);
    tokens = Array<Token>(gap.open).fill('(');
    start = next?.start ?? start;
  }
  const last = quantities[index];
  const united = sides.map(({ tokens: own }, at) => (at + 1 < sides.length ? withUnits(own, quantities, first) : own));
  const parsed = united.map((own) => parse(own));
  const loose = united.map((own) => parse(own, true));
  const statements: Statement[] = [];
  for (let at = 0; at + 1 < sides.length; at++) {
    const [left, right, relation] = [parsed[at], parsed[at + 1], relations[at]];
    const [from, to, loosely] = [sides[at], sides[at + 1], loose[at]];
    if (!left || !right || !relation || !from || !to) continue;
    if (at === 0 && (isCutOff(text, from.start) || isRemark(text, from))) continue;
    if (at + 2 === sides.length && last && goesOn(text, last.end)) continue;
    const isNext = parsed[0]?.kind === 'operation' && (isBound(relation) || isRestated(relation, left, right));
    const isDerived = left.kind === 'operation' || isNext;
    const sentence = sentenceAround(text, from.start, to.end);
    statements.push({
      isDerived,
      left,
      relation,
      right,
      start: from.start,
      end: to.end,
      sentence,
      ...(loosely && { loosely }),
    });
  }
  return { statements, next: index + 1 };
}

/** `12.672 GB per day; in three copies 12.672 × 3`: a figure without a unit that stands before with one. */
function withUnits(tokens: readonly Token[], quantities: readonly Quantity[], first: number): Token[] {
  const own = tokens.filter((token) => typeof token === 'object');
  if (own.length < 2 || own.some(({ measures }) => measures.length > 0)) return [...tokens];
  const before = quantities.slice(Math.max(0, first - 4), first).filter(isSize);
  return tokens.map((token) => {
    if (typeof token !== 'object' || !/\d[.,]\d/.test(token.text) || token.noun !== undefined) return token;
    const same = before.find(({ number }) => number === token.number);
    return same ? { ...token, measures: same.measures.filter(({ kind }) => kind === 'data') } : token;
  });
}

function isSize({ measures }: Quantity): boolean {
  return measures.some(({ kind }) => kind === 'data');
}

/** Words and a bracket that was opened before anything was read: `70 M × (some 45 s of 60 s each) = …`. */
function isForeign(gap: Gap, tokens: readonly Token[], between: string): boolean {
  if (gap.kind === 'end' || !/\p{L}\)/u.test(between)) return false;
  const depth = tokens.filter((token) => token === '(').length - tokens.filter((token) => token === ')').length;
  return gap.close > depth && !/^[^()]*\([^()]*\)/.test(between);
}

/** `(2.5 + 1.1) GB`: one of the unit that stands behind a bracket of bare numbers. */
function unitOfBracket(gap: string, last: Quantity): Quantity | undefined {
  const behind = /^[^)\d]*\)+\s?([\p{L}].*)$/u.exec(gap)?.[1];
  const [one] = behind === undefined || last.measures.length > 0 ? [] : quantitiesIn(`1 ${behind}`);
  return one && one.measures.length > 0 && one.noun === undefined
    ? { ...one, text: '', slack: 0, looseSlack: 0 }
    : undefined;
}

/** `403.7 MB a day; × 7 days`: what was said, calculated with. */
const GOES_ON_WITH = /^\s*[;,]\s*(?=(?:[×*·]|x\s|times\s)\s*$)/;

function gapBetween(text: string, left: Quantity, right: Quantity): Gap {
  const raw = text.slice(left.end, right.start).replace(GOES_ON_WITH, ' ');
  if (raw.length > FARTHEST || /[\n|;]/.test(raw)) return { kind: 'end' };
  // `80/20` is a ratio.
  if (raw === '/' && left.number <= 100 && right.number <= 100 && right.measures.length === 0) return { kind: 'end' };
  const gap = raw.replace(REMARK, ' ');
  if (left.percent && /^\s*of(?: (?:the|all|those|these))?\s*$/i.test(gap)) {
    return { kind: 'operator', operator: '*', open: 0, close: 0 };
  }
  const operator = OPERATOR.exec(gap);
  // A hyphen or dash without spaces is a range.
  if (operator && !(/^[-−–]$/.test(operator[3] ?? '') && !/\s[-−]\s/.test(gap))) {
    const named = OPERATORS[operator[3] ?? ''];
    if (named)
      return {
        kind: 'operator',
        operator: named,
        open: length(operator[4]),
        close: length(operator[1]) + length(operator[2]),
      };
  }
  const relation = RELATION.exec(gap);
  if (!relation) return { kind: 'end' };
  const sign = (relation[3] ?? '').toLowerCase();
  const approximate = relation[4] !== undefined && !/^(?:just|only|a total of)$/i.test(relation[4]);
  return {
    kind: 'relation',
    relation: relationOf(sign, approximate),
    open: length(relation[5]),
    close: length(relation[1]) + length(relation[2]),
  };
}

/** `… + 7,480 checked in (8,000 − 320 − 200) = 47,800`: what stands in the bracket tells how the last of them is made up. */
function isRemark(text: string, { start }: { start: number }): boolean {
  const isEnclosed = /^[^()]*\)\s*[=≈]/.test(text.slice(start));
  return isEnclosed && /[\d%]\s*(?:`[^`]*`|[\p{L} ._-]{0,40})\s*\($/u.test(text.slice(Math.max(0, start - 80), start));
}

function relationOf(sign: string, approximate: boolean): Statement['relation'] {
  if (/^(?:≤|<=|<)$/.test(sign)) return 'below';
  if (/^(?:≥|>=|>)$/.test(sign)) return 'above';
  return approximate || sign !== '=' ? 'about' : 'equal';
}

/** `a × b = 120 kB/s = 0.96 Mb/s`: the result, in another unit. */
function isRestated(relation: Statement['relation'], left: Expression, right: Expression): boolean {
  if (relation !== 'equal' || left.kind !== 'quantity' || right.kind !== 'quantity') return false;
  const kinds = [left, right].map(({ quantity }) =>
    quantity.measures.map(({ kind, power }) => `${kind} ${power}`).join(),
  );
  return kinds[0] !== '' && kinds[0] === kinds[1];
}

function isBound(relation: Statement['relation']): boolean {
  return relation === 'below' || relation === 'above';
}

function length(text: string | undefined): number {
  return text?.length ?? 0;
}

/** Brackets right before a number, when one of them is closed and calculated with further on. */
function openingBrackets(text: string, start: number): number {
  const brackets = /\(*\s*[$€£~]?$/.exec(text.slice(Math.max(0, start - 6), start))?.[0] ?? '';
  const count = brackets.replace(/[^(]/g, '').length;
  return count > 0 && /^[^()]*(?:\([^()]*\)[^()]*)*\)(?:\s*[\p{L}%]+){0,3}?\s*[×x*·÷/+−-]/u.test(text.slice(start))
    ? count
    : 0;
}

/** What stands behind a result is calculated with it, or makes a range of it. */
function goesOn(text: string, end: number): boolean {
  return /^\s*(?:[×*·÷+^]|[-–−]\s?\d|x\s|\/\s?[\p{L}(]*\s?[×*(]|to\s+[~$€£]?\d|–|or (?:more|less|so)\b|over (?:[\p{L}\d]+ ){1,3}(?:days|weeks|months|years)\b)/iu.test(
    text.slice(end),
  );
}

function sentenceAround(text: string, start: number, end: number): string {
  const before = Math.max(...['. ', '; ', '| '].map((mark) => text.lastIndexOf(mark, start)), -2) + 2;
  const after = /[.;|](?:\s|$)/.exec(text.slice(end));
  return text.slice(before, after ? end + after.index : text.length);
}

/** Tokens by the rules of precedence; undefined where they do not make a calculation. */
function parse(tokens: readonly Token[], sumsFirst = false): Expression | undefined {
  let at = 0;
  const factor = (): Expression | undefined => {
    const token = tokens[at++];
    if (token === '(') {
      const inner = sum();
      return tokens[at++] === ')' ? inner : undefined;
    }
    return typeof token === 'object' ? { kind: 'quantity', quantity: token } : undefined;
  };
  const chain = (operand: () => Expression | undefined, operators: readonly Token[]): Expression | undefined => {
    let left = operand();
    for (let token = tokens[at]; left && isOperator(token) && operators.includes(token); token = tokens[at]) {
      at++;
      const right = operand();
      left = right && { kind: 'operation', operator: token, left, right };
    }
    return left;
  };
  const [inner, outer]: Operator[][] = sumsFirst
    ? [
        ['+', '-'],
        ['*', '/'],
      ]
    : [
        ['*', '/'],
        ['+', '-'],
      ];
  const product = () => chain(factor, inner ?? []);
  const sum = (): Expression | undefined => chain(product, outer ?? []);
  const whole = sum();
  // A bracket may close around the whole remark that the calculation stands in.
  while (tokens[at] === ')') at++;
  return at >= tokens.length ? whole : undefined;
}

function isOperator(token: Token | undefined): token is Operator {
  return token === '+' || token === '-' || token === '*' || token === '/';
}
