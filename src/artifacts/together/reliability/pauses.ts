import { measureOf } from '../arithmetic/measure.ts';
import type { Design } from '../design.ts';
import { codeBlocks } from './code-blocks.ts';
import { secondsOf, spansIn } from './spans-in.ts';

/** Pauses one after the other, as one place gives them, in seconds. `isBare`: without a unit, which may be another. */
export type Pauses = { seconds: number[]; isBare: boolean; said: string; line: number };

const UNIT = 'ms|msec|millis(?:econds)?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?';
const ONE = String.raw`\d+(?:\.\d+)?(?:\s?(?:${UNIT})\b)?`;
const RUN = new RegExp(
  String.raw`(?<![\w.:/-])${ONE}(?:(?:,? (?:and|then|or) |, ?| ?[/→] ?)(?:then )?${ONE}){2,}(?![\w:/-]|\.\d)`,
  'gi',
);
const AGAIN =
  /\b(?:again|retr(?:y|ies|ied|ying)|pauses?|back-?off|waits?|delays?|later|attempts?|tr(?:y|ies|ied)|resen[dt]s?|re-?deliver\w*|repeats?|repeated|apart)\b/i;
/** A list of values in code, over several lines too. */
const LIST = /[[{(]([^[\](){}]{5,400})[\])}]/g;
const NAMED = /\b\w*(?:pause|delay|back-?off|wait|retr|schedule|interval|attempt)\w*\b/i;
const GIVEN =
  /^(?:pauses?|waits?|delays?|after|back-?off|gap|interval|wait before|time (?:after|since|before))\b|\b(?:pause|wait|delay|after the (?:one before|last|previous))\b/i;
const COUNTED = /^\W*(?:attempts?|tr(?:y|ies)|retr(?:y|ies)|no\.?|#|delivery|step)\W*/i;

/** All sequences of three pauses or more: of sentences, of code, and of tables of attempts. */
export function pausesOf(design: Design): Pauses[] {
  return [...inSentences(design), ...inCode(design), ...inTables(design)];
}

function inSentences({ prose }: Design): Pauses[] {
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  return prose.passages.flatMap(({ text, line, aside }) => {
    if (aside || rows.has(line) || !AGAIN.test(text)) return [];
    return [...text.replaceAll('\n', ' ').matchAll(RUN)].flatMap((match): Pauses[] => {
      const behind = text.replaceAll('\n', ' ').slice(match.index + match[0].length, match.index + match[0].length + 4);
      const seconds = withUnits(match[0]);
      // What goes on (`1, 2, 4 …`) is no whole sequence.
      if (!seconds || /^\s?(?:…|\.\.\.|,? etc)/.test(behind)) return [];
      const at = line + (text.slice(0, match.index).match(/\n/g) ?? []).length;
      return [{ seconds, isBare: false, said: match[0], line: at }];
    });
  });
}

/** `1, 2, 4 and 8 minutes`: a number without a unit has that of the next. */
function withUnits(run: string): number[] | undefined {
  const parts = [...run.matchAll(/(\d+(?:\.\d+)?)\s?([a-z]+)?(?=$|[\s,/→])/gi)].map(([, number = '', word = '']) => ({
    number: Number(number),
    unit: measureOf(word === 'm' ? 'min' : word),
  }));
  let unit: number | undefined;
  const seconds: number[] = [];
  for (const part of parts.reverse()) {
    unit = part.unit?.kind === 'time' ? part.unit.factor : unit;
    if (unit === undefined) return undefined;
    seconds.unshift(part.number * unit);
  }
  return seconds.length >= 3 ? seconds : undefined;
}

function inCode(design: Design): Pauses[] {
  return codeBlocks(design).flatMap(({ lang, text, line }) => {
    if (/sql|mermaid/.test(lang)) return [];
    return [...text.matchAll(LIST)].flatMap((match): Pauses[] => {
      const before = text.slice(Math.max(0, match.index - 120), match.index);
      const name = before.split('\n').slice(-2).join(' ');
      const parts = (match[1] ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
      const values = parts.map(valueIn);
      if (values.length < 3 || !NAMED.test(name) || values.some((value) => value === undefined)) return [];
      const told = values.flatMap((value) => (value ? [value] : []));
      const isBare = told.every(({ isBare: bare }) => bare);
      const scale = isBare && /ms\b|millis/i.test(name) ? 0.001 : isBare && /min/i.test(name) ? 60 : 1;
      return [
        {
          seconds: told.map(({ seconds }) => seconds * scale),
          isBare: isBare && scale === 1,
          said: parts.join(', '),
          line: line + (text.slice(0, match.index).match(/\n/g) ?? []).length,
        },
      ];
    });
  });
}

const IN_CODE: readonly (readonly [pattern: RegExp, unit: number])[] = [
  [/^(?:(\d+) ?\* ?)?time\.Millisecond$/, 0.001],
  [/^(?:(\d+) ?\* ?)?time\.Second$/, 1],
  [/^(?:(\d+) ?\* ?)?time\.Minute$/, 60],
  [/^(?:(\d+) ?\* ?)?time\.Hour$/, 3600],
  [/^Duration\.ofMillis\((\d+)\)?$/, 0.001],
  [/^(?:Duration\.ofSeconds|Duration::from_secs|TimeSpan\.FromSeconds|timedelta\(seconds=)\(?(\d+)\)?$/, 1],
  [/^(?:Duration\.ofMinutes|TimeSpan\.FromMinutes|timedelta\(minutes=)\(?(\d+)\)?$/, 60],
];

function valueIn(part: string): { seconds: number; isBare: boolean } | undefined {
  for (const [pattern, unit] of IN_CODE) {
    const match = pattern.exec(part);
    if (match) return { seconds: Number(match[1] ?? 1) * unit, isBare: false };
  }
  if (/^\d[\d_]*(?:\.\d+)?$/.test(part)) return { seconds: Number(part.replaceAll('_', '')), isBare: true };
  const [, number, word = ''] = /^["']?(\d+(?:\.\d+)?) ?([a-z]+)["']?$/i.exec(part) ?? [];
  const unit = measureOf(word === 'm' ? 'min' : word);
  return number !== undefined && unit?.kind === 'time'
    ? { seconds: Number(number) * unit.factor, isBare: false }
    : undefined;
}

function inTables({ prose }: Design): Pauses[] {
  return prose.tables.flatMap(({ head, rows, line }): Pauses[] => {
    const column = head.findIndex((title, at) => at > 0 && GIVEN.test(title.trim()));
    const isCounted =
      COUNTED.test(head[0] ?? '') && rows.every(({ cells }) => /^\d+\W*$/.test((cells[0] ?? '').trim()));
    if (column < 0 || !isCounted) return [];
    const given = rows.flatMap(({ cells }) => {
      const [span, ...more] = spansIn(cells[column] ?? '');
      return span && more.length === 0 ? [secondsOf(span)] : [];
    });
    if (given.length < 3) return [];
    return [{ seconds: given, isBare: false, said: rows.map(({ cells }) => cells[column]).join(', '), line }];
  });
}
