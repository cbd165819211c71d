import { evaluate, lengths, sameUnits, type Value } from './expression.ts';
import { near } from './judge-statement.ts';
import type { Quantity } from './quantity.ts';

/** Of one section: with more, some product fits by chance. */
const MOST = 30;
const LEAST_SLACK = 0.006;

/**
 * Whether two of the facts of a text make a figure, by product or quotient, in all their units and as exactly as it is
 * written: then it is right, whichever two stand next to it.
 *
 * @param by one of the two, when that much is known
 */
export function isExplained(result: Quantity, facts: readonly Quantity[], by?: Quantity): boolean {
  const known = facts.filter((fact) => fact !== result).slice(-MOST);
  const slack = Math.max(LEAST_SLACK, Math.min(result.slack, 0.05), Math.min(result.looseSlack, 0.012));
  return lengths.slice(0, 2).some((length) => {
    const read = (quantity: Quantity): Value[] =>
      evaluate({ kind: 'quantity', quantity }, { by: 'units', binary: false, ...length }).slice(0, 1);
    const [stated] = read(result);
    const values = known.flatMap(read);
    const ones = by ? read(by) : values;
    return stated !== undefined && ones.some((one) => values.some((other) => makes(one, other, stated, slack)));
  });
}

function makes(one: Value, other: Value, stated: Value, slack: number): boolean {
  const product = {
    value: one.value * other.value,
    data: one.data + other.data,
    time: one.time + other.time,
    money: one.money + other.money,
  };
  const divided = (above: Value, below: Value): boolean =>
    below.value !== 0 &&
    sameUnits(stated, {
      value: 0,
      data: above.data - below.data,
      time: above.time - below.time,
      money: above.money - below.money,
    }) &&
    near(above.value / below.value, stated.value, slack);
  return (
    (sameUnits(product, stated) && near(product.value, stated.value, slack)) ||
    divided(one, other) ||
    divided(other, one)
  );
}
