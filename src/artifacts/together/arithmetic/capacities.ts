import { WORD_NUMBERS } from '../word-numbers.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** So many of a kind that are said to carry a load, and what each carries is not enough. */
export type CapacitySlip = { count: string; each: string; carries: number; load: Quantity; at: number };

/** Figures that the design gives for a peak: what counts, and where. */
export type Peak = { key?: string; figure: Quantity; line: number };

const KIND = `(?:replicas?|pods?|instances?|nodes?|workers?|servers?|machines?|brokers?|consumers?|shards?|process(?:es)?|decoders?|threads?)`;
/** "200 readings/s per replica", "a pod handles 60 requests per second". */
const EACH = new RegExp(String.raw`\b(?:per|each|every|an?|one|a single) ${KIND}\b|\b${KIND} (?:each|apiece)\b`, 'i');
/** "and two still carry the peak of B5": how many, and what they carry. */
const CARRIES = new RegExp(
  String.raw`\b(${Object.keys(WORD_NUMBERS).join('|')}|\d{1,3})(?: of them)?(?: (?:remaining|other|left|surviving))?(?: ${KIND})?,? (?:still |alone |can |would |could |are |is |together |easily )*(?:carry|carries|cover|covers|handle|handles|sustain|sustains|take|takes|serve|serves|absorb|absorbs|enough for|suffice for|sufficient for|bear|bears|meet|meets) (?:the |our |that |a |this )?(?:\w+ )?peak\b(?:[^.;]{0,24}?\b([A-Z]{1,3}-?\d{1,3})\b)?(?: of (?=[\d]))?`,
  'i',
);

/** The numbers of a sentence that are said to carry a peak and do not. */
export function capacitySlips(text: string, peaks: readonly Peak[]): CapacitySlip[] {
  const found = CARRIES.exec(text);
  if (!found) return [];
  const count = WORD_NUMBERS[found[1]?.toLowerCase() ?? ''] ?? Number(found[1]);
  const rates = quantitiesIn(text).filter(isRate);
  const each = rates.find((rate) => rate.start < found.index && EACH.test(around(text, rate)));
  if (!each) return [];
  const behind = rates.find(
    ({ start }) => start >= found.index + found[0].length - 1 && start < found.index + found[0].length + 4,
  );
  const load = behind ?? peakFor(each, found[2], peaks)?.figure;
  if (!load || perOf(load) === 0) return [];
  const carries = (each.number / perOf(each)) * count;
  const needs = load.number / perOf(load);
  if (carries >= needs || near(carries, needs, 0.02)) return [];
  return [{ count: found[1] ?? '', each: each.text, carries: carries * perOf(load), load, at: found.index }];
}

function around(text: string, { start, end }: Quantity): string {
  return `${text
    .slice(Math.max(0, start - 30), start)
    .split(/[.;,]\s/)
    .at(-1)} ${text.slice(end - 12, end + 24).split(/[.;,]\s/)[0]}`;
}

/** The peak of that id, or the only one that counts the same. */
function peakFor(each: Quantity, id: string | undefined, peaks: readonly Peak[]): Peak | undefined {
  if (id !== undefined) return peaks.find(({ key, figure }) => key === id && isRate(figure));
  const same = peaks.filter(({ figure }) => isRate(figure) && figure.noun !== undefined && figure.noun === each.noun);
  return new Set(same.map(({ figure }) => figure.number / perOf(figure))).size === 1 ? same[0] : undefined;
}

function isRate(quantity: Quantity): boolean {
  return perOf(quantity) > 0;
}

function perOf({ measures }: Quantity): number {
  const [own, ...more] = measures;
  return own?.kind === 'time' && own.power === -1 && more.length === 0 ? own.factor : 0;
}
