import type { Design } from '../../design.ts';
import { literally } from '../../literally.ts';
import { sentencesOf } from '../../prose/sentences.ts';
import { WORD_NUMBERS } from '../../word-numbers.ts';
import { quantitiesIn } from '../quantity.ts';
import { figureTables } from '../read-table.ts';
import { amountOf } from './amounts.ts';
import type { SettingFinding } from './workers.ts';

/** What is told of a topic or queue: how many partitions and copies it has, and how long it keeps. */
type Telling = { topic: string; of: Property; value: number; said: string; line: number };
type Property = 'partitions' | 'copies' | 'retention';

const COLUMNS: readonly (readonly [Property, RegExp])[] = [
  ['partitions', /^(?:#\s*|number of\s+|no\.? of\s+)?partitions?$/i],
  ['copies', /^(?:replication(?: factor)?|replicas?|rf|copies)$/i],
  ['retention', /^(?:retention|kept(?: for)?|retained(?: for)?|keeps?)$/i],
];
const TOPIC = /^[\w.-]*[\w]$/;
const DAY = 86_400;
const MOST = 500;

/** Topics whose partitions, copies or retention are told differently in two places. */
export function topicSlips(design: Design): SettingFinding[] {
  const tabled = tabledIn(design);
  const names = new Set([...tabled, ...commandsIn(design), ...manifestsIn(design)].map(({ topic }) => topic));
  const all = [...tabled, ...commandsIn(design), ...manifestsIn(design), ...spokenIn(design, [...names])].slice(
    0,
    MOST,
  );
  return all.flatMap((one, at): SettingFinding[] => {
    const same = all.filter(({ topic, of }) => topic === one.topic && of === one.of);
    const other = all.slice(0, at).find((before) => same.includes(before) && before.value !== one.value);
    if (!other || new Set(same.map(({ value }) => value)).size !== 2) return [];
    const what = one.of === 'retention' ? 'is kept for' : 'has';
    const message = `\`${one.topic}\` ${what} ${one.said} here, but ${other.said} in line ${other.line}.`;
    return [{ message, line: one.line, with: [other.line] }];
  });
}

function tabledIn(design: Design): Telling[] {
  return figureTables(design).flatMap(({ head, rows }) => {
    const columns = COLUMNS.flatMap(([of, title]) => {
      const at = head.findIndex((one, index) => index > 0 && title.test(one.title.trim()));
      return at < 0 ? [] : [{ of, at }];
    });
    // A table of copies alone is one of workloads.
    if (!columns.some(({ of }) => of === 'partitions')) return [];
    return rows.flatMap(({ label, cells, line }) =>
      columns.flatMap(({ of, at }): Telling[] => {
        const figure = cells[at]?.figure;
        const amount = figure && amountOf(figure);
        if (!figure || !amount || !TOPIC.test(label) || (of === 'retention') !== (amount.kind === 'time')) return [];
        return [{ topic: label, of, value: amount.value, said: said(of, figure.text), line }];
      }),
    );
  });
}

function said(of: Property, text: string): string {
  if (of === 'retention') return text;
  return /\p{L}/u.test(text) ? text : `${text} ${of}`;
}

/** `kafka-topics.sh --create --topic orders --partitions 12 \` over as many lines as it takes. */
function commandsIn({ document }: Design): Telling[] {
  const lines = document.text.split('\n');
  const found: Telling[] = [];
  lines.forEach((first, index) => {
    const topic = /--topic[ =]["']?([\w.-]+)/.exec(first)?.[1];
    if (topic === undefined || first.length > 400 || !/--(?:create|alter)\b|--partitions\b/.test(first)) return;
    let end = index;
    while (/\\\s*$/.test(lines[end] ?? '') && end - index < 12) end++;
    found.push(...lines.slice(index, end + 1).flatMap((text, at) => optionsIn(text, topic, index + at + 1)));
  });
  return found;
}

const OPTIONS: readonly (readonly [Property, RegExp])[] = [
  ['partitions', /--partitions[ =](\d+)/],
  ['copies', /--replication-factor[ =](\d+)/],
  ['retention', /\bretention\.ms=(\d+)/],
];

function optionsIn(text: string, topic: string, line: number): Telling[] {
  return OPTIONS.flatMap(([of, form]): Telling[] => {
    const digits = form.exec(text)?.[1];
    return digits === undefined ? [] : [telling(topic, of, Number(digits), line)];
  });
}

function telling(topic: string, of: Property, number: number, line: number): Telling {
  const value = of === 'retention' ? number / 1000 : number;
  const text = of === 'retention' ? `${Number((value / DAY).toFixed(2))} days` : `${number} ${of}`;
  return { topic, of, value, said: text, line };
}

const KEYS: readonly (readonly [Property, RegExp])[] = [
  ['partitions', /^\s*partitions\s*[:=]\s*(\d+)\s*(?:#.*)?$/],
  ['copies', /^\s*(?:replicas|replication_factor|replicationFactor)\s*[:=]\s*(\d+)\s*(?:#.*)?$/],
  ['retention', /^\s*["']?retention\.ms["']?\s*[:=]\s*["']?(\d+)["']?\s*(?:#.*)?$/],
];
/** In lines: what a topic's own entry takes. */
const LONGEST = 14;

/** `name: orders` with `partitions: 12` below, as manifests and lists of topics write it. */
function manifestsIn({ document }: Design): Telling[] {
  const lines = document.text.split('\n');
  return lines.flatMap((text, index): Telling[] => {
    const digits = /^\s*partitions\s*[:=]/.test(text);
    if (!digits) return [];
    const start = lines.slice(0, index).findLastIndex((line) => /^\s*(?:```|---\s*$)/.test(line));
    const named = lines.findLastIndex(
      (line, at) =>
        at < index && at > start && index - at <= LONGEST && /^\s*(?:-\s*)?name\s*[:=]\s*["']?[\w.-]+/.test(line),
    );
    const topic = /name\s*[:=]\s*["']?([\w.-]+)/.exec(lines[named] ?? '')?.[1];
    if (topic === undefined) return [];
    const next = lines.findIndex(
      (line, at) => at > index && (/^\s*(?:```|---\s*$)/.test(line) || /^\s*(?:-\s*)?name\s*[:=]/.test(line)),
    );
    return lines.slice(named, next < 0 ? index + 1 : Math.min(next, index + LONGEST)).flatMap((line, at) =>
      KEYS.flatMap(([of, form]): Telling[] => {
        const value = form.exec(line)?.[1];
        return value === undefined ? [] : [telling(topic, of, Number(value), named + at + 1)];
      }),
    );
  });
}

const NUMBER = String.raw`(\d{1,4}|${Object.keys(WORD_NUMBERS).join('|')})`;
/** Partitions of another time or kind. */
const OTHER =
  /\b(?:used to|had|previous|old|up to|at least|at most|grow|more|from|instead|was|were|would|if|per|each)\b/i;

/** `orders.placed` has twelve partitions. */
function spokenIn({ prose }: Design, topics: readonly string[]): Telling[] {
  const sentences = prose.passages.flatMap(sentencesOf).filter(({ aside, text }) => !aside && /partition/i.test(text));
  return sentences.flatMap(({ text, line }) =>
    topics.slice(0, MOST).flatMap((topic): Telling[] => {
      const name = String.raw`\x60?${literally(topic)}\x60?(?![\w.-]*\w)`;
      const match = new RegExp(
        String.raw`${name}[^.;\d]{0,30}?\b(?:has|with|have|gets|on|over|in|:|\(|is cut into)\s*${NUMBER} partitions\b|\b${NUMBER} partitions (?:of|for|in) (?:the topic )?${name}`,
        'i',
      ).exec(text);
      const digits = (match?.[1] ?? match?.[2])?.toLowerCase();
      if (!match || digits === undefined || OTHER.test(match[0]) || quantitiesIn(match[0]).length > 1) return [];
      const value = WORD_NUMBERS[digits] ?? Number(digits);
      const at = line + (text.slice(0, match.index).match(/\n/g)?.length ?? 0);
      return [{ topic, of: 'partitions', value, said: `${value} partitions`, line: at }];
    }),
  );
}
