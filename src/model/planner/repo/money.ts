import { asNote } from './entity-of.ts';

const MONEY = /(?:^|_)(?:price|amount|total|subtotal|cost|fee|balance|salary|tax|discount|paid|revenue|payment)(?:_|$)/;
const NO_MONEY = /count|percent|rate|quantity|weight|id$|_at$|type|status|hours|days|score|points/;

/** Whether a column's name says that it holds money. */
export function isMoney(name: string): boolean {
  const note = asNote(name);
  if (/(?:^|_)(?:hourly|daily|nightly|day|room)_rate$/.test(note)) return true;
  return MONEY.test(note) && !NO_MONEY.test(note);
}
