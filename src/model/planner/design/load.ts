import type { Basis, Decided } from '../ask/ask.ts';
import { countIn, type Quantity } from '../brief/quantities.ts';
import type { Reading } from '../brief/reading.ts';
import { countedTenants } from '../brief/tenants.ts';
import type { Change } from '../revise/change.ts';
import { singular } from '../words/plural.ts';
import { items } from '../words/spelling.ts';
import type { Scope } from './scope.ts';

/** The load that the sums begin with, and what each number rests on. */
export type Load = {
  people: People;
  /** Share of them active on a busy day, 0 to 1. */
  active: number;
  /** Requests of one active person on that day. */
  requests: number;
  /** The busiest second over the mean of the day. */
  peak: number;
  /** People at work in the same second, where the brief counts them so. */
  concurrent?: Figure;
  /** Requests a second at the peak, where the brief names them. */
  perSecond?: Figure;
  /** Rows of an entity by its key: how many there are, or how many come in a day. */
  rows: Map<string, { there?: Figure; daily?: Figure }>;
  /** Those whose data it is, where the brief counts several. */
  tenants?: Figure;
  /** Days that data is kept, where the brief says so. */
  keepDays?: Figure;
  /** What answers may take, in milliseconds. */
  latency?: Figure;
};

export type Figure = { value: number; basis: Basis };

/** People, and how often each of them does what their number was reckoned from, where nobody counted them. */
export type People = Figure & { each?: string };

const DAY = 86_400;
const ANSWERS = [5_000, 50_000, 1_000_000, 10_000_000];
const REQUESTS = /^(?:request|query|transaction|call|hit|read|write|operation|api call)$/;
/** Fewer people than this are a group at a table, and not all who use the system. */
const FEWEST = 10;
const PEOPLE = /(?:^| )(?:user|people|person|customer|account|visitor|subscriber)$/;

/** Finds the load in the brief and the answers; what nobody says is taken from the notes of the field. */
export function loadOf(reading: Reading, scope: Scope, decided: readonly Decided[], changes: readonly Change[]): Load {
  const { quantities } = reading;
  const factor = changes.reduce((product, change) => (change.kind === 'load' ? product * change.factor : product), 1);
  const grown = <T extends Figure>(figure: T): T => grow(figure, factor, changes);
  const counts = quantities.filter(({ unit }) => unit === 'count');
  const concurrent = counts.find(
    ({ of, per }) => per === undefined && /^(?:concurrent|simultaneous|online)\b/.test(of),
  );
  const tops = counts.filter((quantity) => isTop(quantity, reading.text));
  // `6,200 calls a year` of ships are rows, where the design keeps calls.
  const areRows = ({ of, per = 0 }: Quantity) => per >= DAY && scope.things.some(({ one }) => one === of);
  const rate = counts.find((count) => count.per !== undefined && REQUESTS.test(count.of) && !areRows(count)) ?? tops[0];
  const keep = quantities.find(({ unit, per, value }) => unit === 'days' && per === undefined && value >= 7);
  const tenants = countedTenants(quantities, scope.tenant);
  const rows = rowsOf(
    counts.filter((quantity) => !tops.includes(quantity)),
    scope,
    grown,
  );
  const latency = quantities.find(({ unit, value }) => unit === 'seconds' && value <= 5);
  return {
    people: grown(people(counts, concurrent, { scope, decided, changes, rows })),
    active: scope.load.active,
    requests: scope.load.requests,
    peak: scope.load.peak,
    ...(concurrent ? { concurrent: grown(figureOf(concurrent)) } : {}),
    ...(rate?.per ? { perSecond: grown(perSecondOf(rate, scope.load.peak)) } : {}),
    rows,
    ...(tenants ? { tenants: figureOf(tenants) } : {}),
    ...(keep ? { keepDays: figureOf(keep) } : {}),
    ...(latency ? { latency: { value: latency.value * 1000, basis: { by: 'brief', cite: `"${latency.text}"` } } } : {}),
  };
}

/** `bursts of 2,000 signatures per second`: what the busiest time brings, from which no day can be computed. */
function isTop({ per, text }: Quantity, brief: string): boolean {
  const at = brief.toLowerCase().indexOf(text.toLowerCase());
  if (per === undefined || per > LONGEST_RUSH || at === -1) return false;
  const before =
    brief
      .slice(Math.max(0, at - 30), at)
      .split(/[.;\n]/)
      .at(-1) ?? '';
  const [after = ''] = brief.slice(at + text.length, at + text.length + 25).split(/[.,;\n]/);
  return RUSH.test(before) || RUSH.test(after);
}

/** In seconds. */
const LONGEST_RUSH = 60;
const RUSH = /\b(?:bursts?|peaks?|spikes?|rush|surges?)\b/i;

function figureOf({ value, text }: Quantity): Figure {
  return { value, basis: { by: 'brief', cite: `"${text}"` } };
}

function grow<T extends Figure>(figure: T, factor: number, changes: readonly Change[]): T {
  if (factor === 1) return figure;
  const words = changes.findLast(({ kind }) => kind === 'load')?.words ?? '';
  const cite = figure.basis.cite ? `${figure.basis.cite}, then "${words}"` : `"${words}"`;
  return { ...figure, value: figure.value * factor, basis: { by: 'later', cite } };
}

/** A rate over a day or longer is a mean; one per second or hour is taken for the busiest time. */
function perSecondOf(quantity: Quantity, peak: number): Figure {
  const per = quantity.per ?? 1;
  const value = quantity.value / per;
  return { value: per >= DAY ? value * peak : value, basis: { by: 'brief', cite: `"${quantity.text}"` } };
}

function people(
  counts: readonly Quantity[],
  concurrent: Quantity | undefined,
  {
    scope,
    decided,
    changes,
    rows,
  }: { scope: Scope; decided: readonly Decided[]; changes: readonly Change[]; rows: Load['rows'] },
): People {
  const later = changes.findLast((change) => change.kind === 'people');
  if (later?.kind === 'people') return { value: later.value, basis: { by: 'later', cite: `"${later.words}"` } };
  const names = new Set(wordsFor(scope, scope.person));
  const others = new Set(scope.things.filter(({ key }) => key !== scope.person).map(({ one }) => one));
  const told = counts.find(
    (quantity) =>
      quantity !== concurrent &&
      quantity.per === undefined &&
      (names.has(quantity.of) ||
        names.has(lastWord(quantity.of)) ||
        (PEOPLE.test(quantity.of) && quantity.value >= FEWEST && !others.has(lastWord(quantity.of)))),
  );
  if (told) return figureOf(told);
  if (concurrent) return { value: concurrent.value * 10, basis: { by: 'brief', cite: `"${concurrent.text}"` } };
  const asked = decided.find(({ ask }) => ask.topic === 'load');
  const said = asked?.words === undefined ? undefined : countIn(asked.words);
  if (asked && said !== undefined && said >= FEWEST) return { value: said, basis: asked.basis };
  if (asked?.option !== undefined && (asked.basis.by === 'answer' || asked.basis.by === 'later'))
    return { value: ANSWERS[asked.option] ?? 50_000, basis: asked.basis };
  const implied = impliedPeople(scope, rows);
  if (implied) return implied;
  if (asked?.option !== undefined && asked.basis.by !== 'rule')
    return { value: ANSWERS[asked.option] ?? 50_000, basis: asked.basis };
  return { value: scope.load.people, basis: { by: 'rule', cite: '' } };
}

/**
 * `2 million appointments a year` from what each of them does in a year by the notes: how many people that is, to two
 * digits. Only of what people do themselves.
 */
function impliedPeople({ things, load, flows }: Scope, rows: Load['rows']): People | undefined {
  for (const { key, note, invented } of things) {
    const daily = rows.get(key)?.daily;
    const [, count, span] = /^([\d.]+) a (day|week|month|year)/.exec(note.rows) ?? [];
    const theirs = flows.some((flow) => 'makes' in flow && flow.makes === key && flow.by === 'person');
    if (daily === undefined || count === undefined || note.by === 'system' || invented || !theirs) continue;
    const value = Number(((daily.value * (SPANS.get(span ?? 'day') ?? 1)) / Number(count)).toPrecision(2));
    return {
      value: Math.max(value, Math.min(load.people, 100)),
      basis: daily.basis,
      each: `${count} ${note.rows.replace(/^[\d.]+ /, '')}`,
    };
  }
  return undefined;
}

const SPANS = new Map([
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
]);

function wordsFor({ things }: Scope, key: string): string[] {
  const thing = things.find((candidate) => candidate.key === key);
  return thing ? [thing.one, key.replaceAll('_', ' '), ...items(thing.note.words ?? '')].map(singular) : [];
}

function lastWord(phrase: string): string {
  return phrase.split(' ').at(-1) ?? phrase;
}

function rowsOf(counts: readonly Quantity[], scope: Scope, grown: (figure: Figure) => Figure): Load['rows'] {
  const rows: Load['rows'] = new Map();
  for (const thing of scope.things) {
    if (thing.key === scope.person) continue;
    const names = new Set([...wordsFor(scope, thing.key), ...thing.kinds.map((kind) => kind.replaceAll('_', ' '))]);
    const head = lastWord(thing.one);
    const alone = scope.things.filter(({ one }) => lastWord(one) === head).length === 1;
    const own = counts.filter(({ of }) => names.has(of) || names.has(lastWord(of)) || (alone && of === head));
    const there = own.find(({ per }) => per === undefined);
    const daily = own.find(({ per }) => per !== undefined);
    if (there === undefined && daily === undefined) continue;
    rows.set(thing.key, {
      ...(there ? { there: grown(figureOf(there)) } : {}),
      ...(daily?.per ? { daily: grown({ ...figureOf(daily), value: (daily.value * DAY) / daily.per }) } : {}),
    });
  }
  return rows;
}
