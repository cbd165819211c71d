import { stem } from '../stem.ts';
import type { Figure } from './figures.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Labelled, labelledIn } from './labelled.ts';
import { PART_OF_DAY } from './part-of-day.ts';
import { isExplained, type Way } from './ways.ts';

/** A figure of a capacity estimate that the others, by what their labels say they are, do not make. */
export type RoleSlip = { from: Figure[]; result: Figure; expected: string };

/** `isTold`: the label itself says by what it is multiplied. */
type Made = { result: Figure; way: Way; isTold?: boolean };

const DAY = 86_400;
const PEAK = /\b(?:peaks?|bursts?|busiest|max\w*|worst)\b/i;
const FACTOR =
  /(?<![\d.])(\d{1,2}(?:\.\d)?)\s?[x×](?![\d\s]*\d)|[x×]\s?(\d{1,2}(?:\.\d)?)\b|\b(?:factor|multiplier)(?: of| is|:)?\s?(\d{1,2}(?:\.\d)?)\b|\b(\d{1,2}(?:\.\d)?) times\b/i;
const MEAN = /\b(?:average|avg|mean|rate|rps|qps|tps|per second|throughput)\b|\/\s?s(?:ec)?\b/i;
const DAILY = /\bper day\b|\bdaily\b|\ba day\b|\/\s?d(?:ay)?\b/i;
const KEPT = /\b(?:retention|retained|kept|keep)\b/i;
const ALL = /\b(?:total|storage|stored|retained|on disk|footprint|hot (?:data|set)|all)\b/i;
const COPIES = /\b(?:replication|replicas?|copies)\b/i;
/** What a figure is besides what its parts make. */
const OTHERWISE =
  /\b(?:compress\w*|index\w*|overhead|dedup\w*|growth|cold|archive\w*|plus|incl\w*|with|after|net|gross|year|month|hour|week|backup|provision\w*|headroom|limit|budget|target|cache\w*|hit)\b|%/i;
/** Words of a label that say what kind of figure it is, and not of what. */
const KIND =
  /^(?:per|day|daily|second|average|avg|mean|rate|rps|qps|tps|peak|burst|total|the|of|a|an|number|count|size|volume|traffic|load|throughput|on|in|and|for|new|all|at|steady|request|write|read|x|times|factor)$/i;
const SLACK = 0.12;
const ROUGH = 0.2;
/** Of one section, to be taken two and three at a time. */
const MOST = 20;

/** The figures of a section that its labels tie together, and that do not fit. */
export function roleSlipsIn(section: readonly Figure[]): RoleSlip[] {
  const items = labelledIn(section);
  if (items.length < 2) return [];
  const texts = [...new Set(section.map(({ text }) => text.text))].join('\n');
  const found = [
    ...items.flatMap((item, at) => peakOf(item, items.slice(0, at))),
    ...(PART_OF_DAY.test(texts) ? [] : items.flatMap((item, at) => meanOf(item, items.slice(0, at)))),
    ...volumeOf(items),
    ...allOf(items),
  ];
  return found.flatMap(({ result, way, isTold }) => {
    const slack = (isRough([...way.from, result]) ? ROUGH : SLACK) + result.quantity.slack;
    if (near(way.value, result.value.value, slack)) return [];
    const others = section.slice(0, section.indexOf(result)).slice(-MOST);
    if (!isTold && isExplained(result, others, [], [DAY, 3600, 60])) return [];
    return [{ from: way.from, result, expected: inUnitsOf(result.quantity, way.value / result.value.value) }];
  });
}

/** `Peak (4×)`: of the mean that stands before it. */
function peakOf({ figure, label, isAlone }: Labelled, before: readonly Labelled[]): Made[] {
  const factor = Number(FACTOR.exec(label)?.slice(1).find(Boolean) ?? Number.NaN);
  if (!isAlone || !PEAK.test(label) || !(factor > 1) || !isRate(figure)) return [];
  const means = before.filter(
    (one) => !PEAK.test(one.label) && isRate(one.figure) && one.figure.value.data === figure.value.data,
  );
  const own = means.filter((one) => isOfSame(one.label, label));
  const mean = (own.length > 0 ? own : means).at(-1);
  const fits = ({ figure: { value } }: Labelled) => near(value.value * factor, figure.value.value, ROUGH);
  if (!mean || means.some(fits)) return [];
  return [{ result: figure, way: { from: [mean.figure], value: mean.figure.value.value * factor }, isTold: true }];
}

/** `Orders per day`, and `Average rate` in a second. */
function meanOf({ figure, label, isAlone }: Labelled, before: readonly Labelled[]): Made[] {
  if (!isAlone || PEAK.test(label) || !MEAN.test(label) || !isRate(figure) || figure.value.data !== 0) return [];
  if (perOf(figure) !== 1 || OTHERWISE.test(label)) return [];
  const daily = before.filter((one) => isDailyCount(one) && isOfSame(one.label, label));
  const [count, more] = daily;
  if (!count || more || before.some((one) => one !== count && isDailyCount(one) && nounsOf(label).length === 0))
    return [];
  return [{ result: figure, way: { from: [count.figure], value: dayOf(count.figure) / DAY } }];
}

/** Events of a day, the size of one, and the volume of a day. */
function volumeOf(items: readonly Labelled[]): Made[] {
  const [count, size, volume] = [
    only(items.filter(isDailyCount)),
    only(
      items.filter(
        ({ figure, label }) => isSize(figure) && /\bsize\b|\bbytes per\b|\bper (?:row|event|message)\b/i.test(label),
      ),
    ),
    only(
      items.filter(
        ({ figure, label, isAlone }) =>
          isAlone && isSize(figure, -1) && perOf(figure) === DAY && !OTHERWISE.test(label),
      ),
    ),
  ];
  if (!count || !size || !volume || OTHERWISE.test(size.label)) return [];
  const value = (dayOf(count.figure) / DAY) * size.figure.value.value;
  return [{ result: volume.figure, way: { from: [count.figure, size.figure], value } }];
}

/** The volume of a day, for as long as it is kept. */
function allOf(items: readonly Labelled[]): Made[] {
  const [volume, kept, all] = [
    only(items.filter(({ figure }) => isSize(figure, -1) && perOf(figure) === DAY)),
    only(items.filter(({ figure, label }) => KEPT.test(label) && figure.value.time === 1 && figure.value.data === 0)),
    only(
      items.filter(
        ({ figure, label, isAlone }) => isAlone && isSize(figure) && ALL.test(label) && !OTHERWISE.test(label),
      ),
    ),
  ];
  if (!volume || !kept || !all || items.indexOf(all) < items.indexOf(volume)) return [];
  const copies = items.find(({ figure, label }) => COPIES.test(label) && figure.quantity.measures.length === 0);
  const once = volume.figure.value.value * kept.figure.value.value;
  const isOnce = !copies || !COPIES.test(all.label);
  const value = isOnce ? once : once * copies.figure.quantity.number;
  if (copies && near(once * copies.figure.quantity.number, all.figure.value.value, ROUGH)) return [];
  return [{ result: all.figure, way: { from: [volume.figure, kept.figure], value } }];
}

function only<One>([one, ...more]: readonly One[]): One | undefined {
  return more.length === 0 ? one : undefined;
}

function isDailyCount({ figure, label }: Labelled): boolean {
  const { value, quantity } = figure;
  if (value.data !== 0 || value.money !== 0 || quantity.percent || PEAK.test(label)) return false;
  return value.time === -1
    ? perOf(figure) === DAY
    : value.time === 0 && DAILY.test(label) && !/\bactive\b/i.test(label);
}

function dayOf({ value, quantity }: Figure): number {
  return value.time === -1 ? value.value * DAY : quantity.number;
}

function isRate({ value, quantity }: Figure): boolean {
  return value.time === -1 && value.money === 0 && !quantity.percent;
}

function isSize({ value }: Figure, time = 0): boolean {
  return value.data === 1 && value.time === time && value.money === 0;
}

/** In seconds, over which a rate is told. */
function perOf({ quantity: { measures } }: Figure): number {
  return measures.reduce((all, { kind, power, factor }) => (kind === 'time' && power === -1 ? all * factor : all), 1);
}

function isRough(figures: readonly Figure[]): boolean {
  return figures.some(({ quantity }) => quantity.approximate);
}

function isOfSame(one: string, other: string): boolean {
  const [mine, its] = [nounsOf(one), nounsOf(other)];
  return mine.length === 0 || its.length === 0 || mine.some((noun) => its.includes(noun));
}

function nounsOf(label: string): string[] {
  const words =
    label
      .replace(/\(.*?\)/g, ' ')
      .toLowerCase()
      .match(/\p{L}{2,}/gu) ?? [];
  return words.map(stem).filter((word) => !KIND.test(word));
}
