import type { Design } from '../../design.ts';
import { literally } from '../../literally.ts';
import { sentencesOf } from '../../prose/sentences.ts';
import { type Quantity, quantitiesIn } from '../quantity.ts';
import { agrees, amountOf } from './amounts.ts';
import { type ConfigValue, configValues } from './config-values.ts';

/** What the text gives a key of the configuration, against what a fence gives it. */
export type SettingSlip = { key: string; said: string; own: ConfigValue; line: number };

/** From a key to its number. */
const GAP = /^\s*(?:(?:is|are|=|:|of|at|to|set|stays|a|with|only|about|—|–|\(|,|→)\s*){0,4}$/i;
/** Numbers that are not, or not everywhere, what is configured. */
const OTHER =
  /\b(?:from|instead|default\w*|was|were|raised?|lower\w*|up to|at least|min(?:imum)?|between|staging|dev|tests?|overrid\w*|than|would|could|if|until|when|previous\w*|old|times)\b|\d\s*(?:-|–|to)\s*\d/i;
const MOST = 400;

/** Keys of the configuration that the text, or a table, gives another number. */
export function settingSlips(design: Design): SettingSlip[] {
  const values = configValues(design).slice(0, MOST);
  const keys = [...new Set(values.map(({ key }) => key))].filter((key) => key.length > 5 || /[._-]/.test(key));
  if (keys.length === 0) return [];
  return [...sentencesIn(design), ...rowsIn(design)].flatMap(({ text, lineAt }) =>
    keys.flatMap((key): SettingSlip[] => {
      const told = toldOf(text, key);
      const own = values.filter((one) => one.key === key);
      const slip = told && judge(own, told);
      return slip && told ? [{ key, said: told.text, own: slip, line: lineAt(told.start) }] : [];
    }),
  );
}

function judge(own: readonly ConfigValue[], told: Quantity): ConfigValue | undefined {
  const amount = amountOf(told);
  if (!amount) return undefined;
  const judged = own.map((one) => agrees(one, amount));
  return judged.every((one) => one === false) ? own[0] : undefined;
}

function toldOf(text: string, key: string): Quantity | undefined {
  const match = new RegExp(String.raw`(?<![\w.-])\x60?${literally(key)}\x60?(?![\w-]|\.\w)`, 'i').exec(text);
  if (!match) return undefined;
  const end = match.index + match[0].length;
  const told = quantitiesIn(text).find(({ start }) => start >= end);
  if (!told || !GAP.test(text.slice(end, told.start)) || told.approximate) return undefined;
  const around = `${text.slice(Math.max(0, match.index - 30), match.index)} ${text.slice(told.start, told.end + 25)}`;
  return OTHER.test(around) ? undefined : told;
}

type Told = { text: string; lineAt(index: number): number };

function sentencesIn({ prose }: Design): Told[] {
  return prose.passages
    .flatMap(sentencesOf)
    .filter(({ aside, text }) => !aside && /\d/.test(text))
    .map(({ text, line }) => ({
      text: text.replaceAll('\n', ' '),
      lineAt: (index) => line + (text.slice(0, index).match(/\n/g)?.length ?? 0),
    }));
}

/** `| visibility_timeout | 60 s |`. */
function rowsIn({ prose }: Design): Told[] {
  return prose.tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells: [key = '', value = ''], line }): Told[] =>
      /^\x60?[\w.-]+\x60?$/.test(key) && /^\s*\x60?[\d~]/.test(value)
        ? [{ text: `${key}: ${value.replaceAll('`', '')}`, lineAt: () => line }]
        : [],
    ),
  );
}
