import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** Machines that run so many hours on so many days, and the hours that they are said to make. */
export type HoursSlip = { operands: Quantity[]; result: Quantity; expected: string };

const ON = /^[^.;\d]{0,20}\b(?:on|for|over|in)\s+(?:each|every|all|one) (?:of )?(?:the )?$/i;
const RUNS = /^[^;]{0,60}\b(?:running|run|runs|for|work|works|working|up|billed)\s+(?:for )?$/i;
const COMES = /^[^.;\d]{0,30}(?:[:=≈→,]|\b(?:are|make|makes|is|so)\b)\s*(?:about )?$/i;
const SLACK = 0.011;

/** `12 workers at $0.53 an hour, running 15 hours on each of 110 days: 19,800 hours`. */
export function hoursSlips(text: string): HoursSlip[] {
  const all = quantitiesIn(text);
  return all.flatMap((hours, at): HoursSlip[] => {
    const [days, result] = [all[at + 1], all[at + 2]];
    const fleet = all.slice(Math.max(0, at - 2), at).find(({ measures, percent }) => measures.length === 0 && !percent);
    if (!days || !result || !fleet || !isHours(hours) || !isHours(result) || fleet.noun === undefined) return [];
    if (!ON.test(text.slice(hours.end, days.start)) || !RUNS.test(text.slice(fleet.end, hours.start))) return [];
    if (
      days.percent ||
      !COMES.test(text.slice(days.end, result.start)) ||
      /[.;]\s/.test(text.slice(fleet.start, result.start))
    )
      return [];
    const made = fleet.number * hours.number * days.number;
    if (near(made, result.number, SLACK + result.slack) || near(hours.number * days.number, result.number, SLACK))
      return [];
    return [{ operands: [fleet, hours, days], result, expected: inUnitsOf(result, made / result.number) }];
  });
}

function isHours({ measures: [own, more], text }: Quantity): boolean {
  return own?.kind === 'time' && own.power === 1 && own.factor === 3600 && !more && /hour|\dh\b|\sh\b/i.test(text);
}
