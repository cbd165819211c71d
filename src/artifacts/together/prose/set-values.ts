import { lineIn } from '../../artifact.ts';
import type { Design } from '../design.ts';
import { wordsOf } from '../names.ts';
import { isAsideHeading } from './aside.ts';
import { isSettings } from './is-settings.ts';
import { lineAt, sentencesOf } from './sentences.ts';

/** A value that a setting is given: by a file that is shown, or by the text. */
export type SetValue = { name: string; value: string; said: string; line: number; isShown: boolean };

const NAME = '[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+';
const VALUE = String.raw`-?\d[\d_,]*(?:\.\d+)?\s?(?:ms|s|sec|seconds|min|minutes|m|h|hours|d|days|[KMG]i?B|[kmg]b?|%)?|true|false|on|off`;
const LINE = new RegExp(
  String.raw`^\s*(?:-\s+)?(?:export\s+|SET\s+)?["']?(${NAME})["']?\s*[:=]\s*["']?(${VALUE})["']?\s*[,;]?\s*(?:#.*|\/\/.*|--.*)?$`,
);
const IN_SPAN = new RegExp(String.raw`^(${NAME})\s*[:=]\s*["']?(${VALUE})["']?$`);
const BESIDE = new RegExp(
  String.raw`\x60(${NAME})\x60\s*(?:\(?(?:defaults? to|default:?|is set to|is|of|=|:|at)\s*)\x60?(${VALUE})\x60?(?![\w-]|\.\d)`,
  'g',
);
const HEAD = /^(?:default(?: value)?s?|values?|settings?|set to|production)$/i;

/** The values of settings that a design's files and its text give; keys of contracts and schemas are none. */
export function setValues(design: Design): SetValue[] {
  return [...shown(design), ...told(design)];
}

function shown({ artifacts }: Design): SetValue[] {
  return artifacts.flatMap(({ artifact }) => {
    if (!isSettings(artifact) || artifact.fragment) return [];
    return artifact.text
      .slice(0, 200_000)
      .split('\n')
      .flatMap((text, at): SetValue[] => {
        const [, name, value] = LINE.exec(text) ?? [];
        return name === undefined || value === undefined ? [] : [made(name, value, lineIn(artifact, at + 1), true)];
      });
  });
}

function told({ prose }: Design): SetValue[] {
  const rows = prose.tables.flatMap(({ head, rows: own, section = '' }) => {
    const at = head.findIndex((title, place) => place > 0 && HEAD.test(title.replace(/[`*]/g, '').trim()));
    if (at < 1 || isAsideHeading(section)) return [];
    return own.flatMap(({ cells, line }): SetValue[] => {
      const name = new RegExp(`^\`?(${NAME})\`?$`).exec((cells[0] ?? '').trim())?.[1];
      const value = new RegExp(`^\`?(${VALUE})\`?$`).exec((cells[at] ?? '').trim())?.[1];
      return name === undefined || value === undefined ? [] : [made(name, value, line, false)];
    });
  });
  const sentences = prose.passages.flatMap(sentencesOf).flatMap((sentence): SetValue[] => {
    if (sentence.aside) return [];
    const beside = [...sentence.text.matchAll(BESIDE)].map((match) =>
      made(match[1] ?? '', match[2] ?? '', lineAt(sentence, match.index), false),
    );
    const inSpans = sentence.codes.flatMap(({ text, line }): SetValue[] => {
      const [, name, value] = IN_SPAN.exec(text.trim()) ?? [];
      return name === undefined || value === undefined ? [] : [made(name, value, line, false)];
    });
    return [...beside, ...inSpans];
  });
  return [...rows, ...sentences].filter(({ name }) => wordsOf(name).length > 1);
}

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^ms$/, 1],
  [/^(?:s|sec|seconds)$/, 1000],
  [/^(?:m|min|minutes)$/, 60_000],
  [/^(?:h|hours)$/, 3_600_000],
  [/^(?:d|days)$/, 86_400_000],
];

function made(name: string, value: string, line: number, isShown: boolean): SetValue {
  const [, digits, unit = ''] = /^(-?\d[\d_,]*(?:\.\d+)?)\s?(.*)$/.exec(value) ?? [];
  const factor = UNITS.find(([words]) => words.test(unit))?.[1];
  const number = Number(digits?.replace(/[_,]/g, ''));
  const key = digits === undefined ? value : factor === undefined ? `${number}${unit}` : `${number * factor} ms`;
  return { name, value: key.toLowerCase(), said: value.trim(), line, isShown };
}
