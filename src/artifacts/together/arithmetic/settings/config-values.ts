import type { Nodes } from 'mdast';
import type { Design } from '../../design.ts';
import { measureOf } from '../measure.ts';

/** A number that a fence gives a key: `maxmemory 6gb`, `replicas: 12`, `--partitions 10`. */
export type ConfigValue = {
  key: string;
  /** The number as it is written, with its unit. */
  said: string;
  /** What it may mean: seconds, bytes, or how many. */
  meanings: Amount[];
  line: number;
  /** What a remark behind it says. */
  remark?: string;
};

export type Amount = { kind: 'time' | 'data' | 'count'; value: number };

/** Fences that are no configuration: what is drawn, asked, sent, or read in another way. */
const OTHER = /^(?:mermaid|\w*sql|graphql|proto\w*|plantuml|math|text|txt|csv|http|diff|jsonc?)$/i;
const CONTRACTS: readonly string[] = ['openapi', 'asyncapi', 'json-schema', 'json', 'mermaid', 'sql', 'graphql'];
const KEY = String.raw`["'\x60]?([A-Za-z][\w.-]{1,60})["'\x60]?`;
const NUMBER = String.raw`["']?(\d[\d_,]*(?:\.\d+)?)\s?(ms|s|sec|secs|seconds|min|mins|m|h|hours|d|days|[kmgt]i?b?|b|bytes)?["']?`;
const END = String.raw`(?=[\s,;}\])\\]|$)`;
const FORMS = [
  new RegExp(String.raw`(?<![\w.-])${KEY}\s*[:=]\s*${NUMBER}${END}`, 'gi'),
  new RegExp(String.raw`(?<![\w.-])--([a-z][\w.-]{1,60})[ =]${NUMBER}${END}`, 'gi'),
  new RegExp(String.raw`\bname:\s*${KEY}\s*,\s*value:\s*${NUMBER}${END}`, 'gi'),
  new RegExp(String.raw`^\s*([a-z][\w.-]{3,60})\s+${NUMBER}\s*;?\s*(?=(?:#.*)?$)`, 'gi'),
];
const REMARK = /(?:^|\s)(?:#|\/\/)\s*(\S.*)$/;
/** Of one document. */
const MOST = 2000;
const LONGEST = 400;

/** All numbers that the fences of a document give their keys, in order. */
export function configValues(design: Design): readonly ConfigValue[] {
  const before = known.get(design);
  if (before) return before;
  const found: ConfigValue[] = [];
  for (const { text, line } of configLines(design)) {
    const remark = REMARK.exec(text)?.[1];
    const plain = remark === undefined ? text : text.slice(0, text.length - remark.length);
    for (const form of FORMS) {
      for (const [said, key = '', digits = '', unit = ''] of plain.matchAll(form)) {
        if (found.length >= MOST || found.some((one) => one.line === line && one.key === key)) continue;
        const number = Number(digits.replace(/[,_]/g, ''));
        const shown = said.slice(said.lastIndexOf(digits)).replace(/["',;}\s]+$/, '');
        found.push({ key, said: shown, meanings: meaningsOf(number, unit, key), line, ...(remark && { remark }) });
      }
    }
  }
  known.set(design, found);
  return found;
}

const known = new WeakMap<Design, ConfigValue[]>();

/** The lines of all fences that may configure something, with the line of the document that each stands on. */
export function configLines({ document }: Design): { text: string; line: number }[] {
  const contracts = new Set(document.artifacts.filter(({ kind }) => CONTRACTS.includes(kind)).map(({ line }) => line));
  const lines: { text: string; line: number }[] = [];
  const visit = (node: Nodes): void => {
    const start = node.position?.start.line ?? 0;
    if (node.type === 'code' && !OTHER.test(node.lang ?? '') && !contracts.has(start)) {
      const first = start + 1;
      node.value.split('\n').forEach((text, index) => {
        if (text.length <= LONGEST && /\d/.test(text)) lines.push({ text, line: first + index });
      });
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  if (document.tree) visit(document.tree);
  return lines;
}

/** In which unit a key counts, where it says so. */
const TIMED: readonly (readonly [RegExp, number])[] = [
  [/(?:^|[._-])(?:ms|millis\w*)$|Ms$|Millis$/, 0.001],
  [/(?:^|[._-])(?:s|secs?|seconds?)$|Seconds$/i, 1],
  [/(?:^|[._-])(?:min|minutes?)$|Minutes$/i, 60],
  [/(?:^|[._-])hours?$|Hours$/i, 3600],
  [/(?:^|[._-])days?$|Days$/i, 86_400],
];

function meaningsOf(number: number, unit: string, key: string): Amount[] {
  if (unit !== '') return united(number, unit);
  const timed = TIMED.find(([name]) => name.test(key));
  if (timed) return [{ kind: 'time', value: number * timed[1] }];
  if (/bytes$/i.test(key)) return [{ kind: 'data', value: number }];
  if (/(?:^|[._-])mb$|Mb$|MB$/i.test(key)) return [{ kind: 'data', value: number * 1e6 }];
  return [{ kind: 'count', value: number }];
}

function united(number: number, unit: string): Amount[] {
  const time = measureOf(unit === 'm' ? 'min' : unit);
  const data = measureOf(/^[kmgt]i?$/i.test(unit) ? `${unit}B` : unit);
  const isSize = data?.kind === 'data';
  return [
    ...(time?.kind === 'time' ? [{ kind: 'time' as const, value: number * time.factor }] : []),
    ...(isSize ? [{ kind: 'data' as const, value: (number * data.factor) / 8 }] : []),
  ];
}
