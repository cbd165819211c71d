import type { Design } from '../../design.ts';
import { near } from '../judge-statement.ts';
import { quantitiesIn } from '../quantity.ts';
import { agrees, amountOf } from './amounts.ts';
import { configValues } from './config-values.ts';
import type { SettingFinding } from './workers.ts';

/** A remark that is nothing but what the value beside it is in another unit: `# 30 days`, `-- 100 MiB, as agreed`. */
const WHOLE = /^\s*(?:[=≈]|i\.e\.|that is|is|in)?\s*$/i;
const OTHER =
  /\b(?:default|was|before|max|min|up to|than|to|per|each|of|times|instead|after|until|every)\b|[×x*/+]\s?\d/i;
/** In DDL: bytes in a check, with a remark that says how much that is. */
const BYTES = /(?:<=?|=|\()\s*(\d{4,15})\s*\)?[\s,;)]*--\s*(\S.*)$/;
const SLACK = 0.02;

/** Remarks that give the value beside them another amount. */
export function remarkSlips(design: Design): SettingFinding[] {
  const configured = configValues(design).flatMap((value): SettingFinding[] => {
    const told = value.remark === undefined ? undefined : toldIn(value.remark);
    const amount = told && amountOf(told);
    if (!told || !amount || amount.kind === 'count') return [];
    const [own] = value.meanings;
    // A bare number is in whatever unit its program counts in.
    const meanings = own?.kind === 'count' ? inAnyUnit(own.value, amount.kind) : value.meanings;
    if (agrees({ ...value, meanings }, amount) !== false) return [];
    const message = `\`${value.key}\` is ${value.said}, which its remark calls ${told.text}.`;
    return [{ message, line: value.line, with: [] }];
  });
  return [...configured, ...checks(design)];
}

function inAnyUnit(value: number, kind: 'time' | 'data') {
  const units =
    kind === 'time' ? [1e-9, 1e-6, 0.001, 1, 60, 3600, 86_400] : [1, 1e3, 1024, 1e6, 1024 ** 2, 1e9, 1024 ** 3];
  return units.map((unit) => ({ kind, value: value * unit }));
}

function toldIn(remark: string) {
  const [told, more] = quantitiesIn(remark);
  if (!told || !WHOLE.test(remark.slice(0, told.start)) || told.approximate) return undefined;
  const behind = remark.slice(told.end);
  return OTHER.test(behind.slice(0, 30)) || (more && more.start - told.end < 4) ? undefined : told;
}

function checks({ artifacts }: Design): SettingFinding[] {
  return artifacts.flatMap(({ artifact }) =>
    artifact.kind !== 'sql'
      ? []
      : artifact.text.split('\n').flatMap((text, at): SettingFinding[] => {
          const [, digits, remark = ''] = text.length < 400 ? (BYTES.exec(text) ?? []) : [];
          const told = toldIn(remark);
          const [measure, more] = told?.measures ?? [];
          if (digits === undefined || !told || measure?.kind !== 'data' || more) return [];
          const bytes = (told.number * measure.factor) / 8;
          const own = Number(digits);
          if (near(own, bytes, SLACK) || near(own, bytes * measure.binary, SLACK)) return [];
          const message = `The check allows ${digits}, which its remark calls ${told.text}.`;
          return [{ message, line: artifact.firstLine + at, with: [] }];
        }),
  );
}
