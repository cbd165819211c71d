import { type Expression, evaluate, lengths, sameUnits } from './expression.ts';
import { inUnitsOf } from './in-words.ts';
import { near, reserves } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** A product that a sentence states in words (`5 million events a day at 1.2 KB each are 6 GB a day`), and not rightly. */
export type ProductSlip = { operands: Quantity[]; result: Quantity; expected: string; ratio: number };

/** Words by which a sentence comes to what its figures make together. */
const RESULT =
  /(?:=|≈|→|\b(?:is|are|makes?|gives?|means?|adds?(?: up to)?|needs?|requires?|takes?|totals?|total(?:l)?ing|comes? to|amounts? to|holds?|stores?|writes?|produces?|generates?|yields?|keeps?|works out (?:at|to)|i\.e\.|that is|which is|for a total of|opens?|occup(?:y|ies)|uses?|results? in|so))[,:]?\s*(?:in\s+)?(?:(?:some|about|roughly|around|approximately|nearly|almost|a total of|up to|at most|only|just|just under|just over)\s+)?[~≈$€£]?\s*$/iu;
/** What makes two figures factors of one product. */
const FACTOR = /^[^.;:=≈→|()]{0,50}$/;
const EACH =
  /\b(?:each|apiece|per (?!second|minute|hour|day|week|month|year)\w+|of|a pool of|with|at|times|every|for|kept|over|retained|an? \w+)\b/i;
const AT_ONCE =
  /\b(?:concurren\w*|in.flight|at once|busy|connections?|workers?|threads?|open|simultaneous\w*|outstanding)\b/i;
const ROUGH = 0.25;
/** Machines and money are counted, not estimated. */
const COUNTED = 0.1;
const RESERVE = 5;
const OPERANDS = 3;

/** The products that a text states in words and that do not come out. */
export function productSlipsIn(text: string): ProductSlip[] {
  const quantities = quantitiesIn(text);
  return quantities.flatMap((result, index) => {
    const operands = operandsBefore(text, quantities, index);
    const slip = operands && slipOf(text, operands, result);
    return slip ? [{ operands, result, ...slip }] : [];
  });
}

/** The two or three figures of the same sentence right before a result, and nothing else between. */
function operandsBefore(text: string, quantities: readonly Quantity[], index: number): Quantity[] | undefined {
  const result = quantities[index];
  const last = quantities[index - 1];
  if (
    !result ||
    !last ||
    !(
      RESULT.test(text.slice(last.end, result.start)) ||
      (isAtOnce(text, result) && /^,\s*(?:about|roughly|some|≈|~)?\s*$/.test(text.slice(last.end, result.start)))
    )
  )
    return undefined;
  if (!/^[^.;|]{0,60}$/.test(text.slice(last.end, result.start))) return undefined;
  const operands = [last];
  for (let at = index - 2; at >= 0; at--) {
    const [earlier, later] = [quantities[at], operands[0]];
    if (!earlier || !later) break;
    const gap = text.slice(earlier.end, later.start);
    if (/[.;:|]\s|[\n|;]/.test(gap) && !(/^\s*;\s*$/.test(gap) && isSize(earlier))) break;
    if (!FACTOR.test(gap.replace(/^\s*;/, ',')) || (RESULT.test(gap) && !/,\s*so\s*$/i.test(gap)) || /[×*÷+]/.test(gap))
      return undefined;
    operands.unshift(earlier);
  }
  return operands.length >= 2 && operands.length <= OPERANDS ? operands : undefined;
}

function slipOf(text: string, operands: Quantity[], result: Quantity): { expected: string; ratio: number } | undefined {
  const first = operands[0];
  if (
    !first ||
    operands.some((quantity) => quantity.percent || (quantity.others.length > 0 && quantity.measures.length === 0)) ||
    result.percent
  )
    return undefined;
  const span = text.slice(Math.max(0, first.start - 30), result.end);
  const behind = /^[^.;,]{0,40}/.exec(text.slice(result.end))?.[0] ?? '';
  if (!EACH.test(span) || !fits(operands, result, `${result.text} ${behind}`, span)) return undefined;
  const isCounted = result.measures.every(({ kind }) => kind === 'money' || kind === 'time');
  const tolerance =
    isCounted && !result.approximate && first.measures.every(({ kind }) => kind !== 'time') ? COUNTED : ROUGH;
  let ratio: number | undefined;
  for (const chosen of subsets(operands)) {
    for (const length of lengths) {
      for (const binary of [false, true]) {
        // A part of the figures counts only with all its units: with fewer, some product fits by chance.
        for (const by of chosen.length === operands.length ? (['units', 'data'] as const) : (['units'] as const)) {
          const reading = { by, binary, ...length };
          const [computed] = evaluate(product(chosen), reading);
          const [stated] = evaluate({ kind: 'quantity', quantity: result }, reading);
          if (!computed || !stated || !sameUnits(computed, stated)) continue;
          if (near(computed.value, stated.value, tolerance)) return undefined;
          if (chosen.length === operands.length && (by === 'units' || isCounted))
            ratio ??= stated.value / computed.value;
        }
      }
    }
  }
  if (isQuotient(operands, result)) return undefined;
  if (ratio === undefined || !Number.isFinite(ratio) || ratio <= 0) return undefined;
  const sentence = text.slice(Math.max(0, first.start - 60), result.end) + behind;
  if (reserves.test(sentence.replace(/\bwith (?:a pool of|\d)/gi, '')) && ratio < RESERVE && ratio > 1 / RESERVE)
    return undefined;
  return { expected: inUnitsOf(result, 1 / ratio), ratio };
}

/** `500 GB on 3 shards, 167 GB each`: a whole that is divided. */
function isQuotient([one, other, ...more]: Quantity[], result: Quantity): boolean {
  if (!one || !other || more.length > 0) return false;
  const size = ({ number, measures }: Quantity) =>
    measures
      .filter(({ kind }) => kind === 'data')
      .reduce((value, { factor, power }) => value * factor ** power, number);
  return [size(one) / size(other), size(other) / size(one)].some((way) => near(way, size(result), 0.02));
}

function isAtOnce(text: string, result: Quantity): boolean {
  return /\bin.flight\b|\bat once\b|\bconcurren/i.test(text.slice(result.start, result.end + 40));
}

function isSize({ measures }: Quantity): boolean {
  return measures.length === 1 && measures[0]?.kind === 'data';
}

/** Whether units or words make it plain that the result is meant as the product of all the figures. */
function fits(operands: Quantity[], result: Quantity, said: string, span: string): boolean {
  const kinds = (quantity: Quantity, kind: string) => quantity.measures.some((measure) => measure.kind === kind);
  const sized = operands.filter((quantity) => kinds(quantity, 'data'));
  if (kinds(result, 'data')) return sized.length === 1 && operands.every((quantity) => !kinds(quantity, 'money'));
  if (kinds(result, 'money'))
    return operands.filter((quantity) => kinds(quantity, 'money')).length === 1 && /\b(?:each|per)\b|\//i.test(span);
  if (result.measures.length > 0 || sized.length > 0) return false;
  const timed = operands.filter((quantity) => kinds(quantity, 'time'));
  if (timed.length === 2) return operands.length === 2 && AT_ONCE.test(said);
  if (timed.length > 0) return false;
  const noun = result.noun?.replace(/s$/, '');
  const last = operands.at(-1);
  return noun !== undefined && last?.noun?.replace(/s$/, '') === noun && /\b(?:each|per|of|every|apiece)\b/i.test(span);
}

function product(quantities: readonly Quantity[]): Expression {
  const [first, ...rest] = quantities.map((quantity): Expression => ({ kind: 'quantity', quantity }));
  return rest.reduce<Expression>(
    (left, right) => ({ kind: 'operation', operator: '*', left, right }),
    first as Expression,
  );
}

function subsets(quantities: Quantity[]): Quantity[][] {
  const all =
    quantities.length === 2
      ? [quantities]
      : [quantities, ...quantities.map((_, skipped) => quantities.filter((__, index) => index !== skipped))];
  return [...all, ...quantities.map((quantity) => [quantity])];
}
