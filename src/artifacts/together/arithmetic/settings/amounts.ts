import { near } from '../judge-statement.ts';
import type { Quantity } from '../quantity.ts';
import type { Amount, ConfigValue } from './config-values.ts';

const EXACT = 0.01;

/** What a quantity of the text is in seconds, bytes or plain numbers; undefined for rates and shares. */
export function amountOf({ number, measures, percent }: Quantity): Amount | undefined {
  const [own, more] = measures;
  if (percent || more) return undefined;
  if (!own) return { kind: 'count', value: number };
  if (own.power !== 1 || own.kind === 'money') return undefined;
  return own.kind === 'time'
    ? { kind: 'time', value: number * own.factor }
    : { kind: 'data', value: (number * own.factor) / 8 };
}

/** Whether a key's value is what the text says; undefined where the two cannot be compared. `6gb` is 6 GB or 6 GiB. */
export function agrees({ meanings }: ConfigValue, told: Amount): boolean | undefined {
  const same = meanings.filter(({ kind }) => kind === told.kind);
  if (same.length === 0) return undefined;
  const powers = told.kind === 'data' ? [1, 1.024, 1.024 ** 2, 1.024 ** 3, 1.024 ** 4] : [1];
  return same.some(({ value }) =>
    powers.some(
      (by) =>
        near(value, told.value, EXACT) || near(value * by, told.value, EXACT) || near(value, told.value * by, EXACT),
    ),
  );
}
