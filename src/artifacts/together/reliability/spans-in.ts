import { type Quantity, quantitiesIn } from '../arithmetic/quantity.ts';

/** The lengths of time that a text gives, in order. */
export function spansIn(text: string): Quantity[] {
  return quantitiesIn(text).filter(
    ({ measures }) => measures.length === 1 && measures[0]?.kind === 'time' && measures[0].power === 1,
  );
}

/** Of a length of time, how many seconds it is. */
export function secondsOf({ number, measures }: Quantity): number {
  return number * (measures[0]?.factor ?? 1);
}
