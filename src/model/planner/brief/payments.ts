import { INTEGRATIONS } from '../knowledge/integrations.ts';
import { SHAPES } from '../knowledge/shapes.ts';
import { singular } from '../words/plural.ts';
import { items } from '../words/spelling.ts';
import type { Noun } from './nouns.ts';
import { phrases, type Token } from './tokens.ts';

/** Enough for a thing of its own, and less than what the brief names itself. */
const WEIGHT = 2;

/**
 * The payments of a brief whose people pay with something, by somebody's name or at a counter, and which names nothing
 * that holds the money: without a row for each of them nobody can say what was paid.
 */
export function payments(found: readonly Token[], things: readonly Noun[]): Noun[] {
  const kept = things.filter(({ many }) => many);
  const at = found.findIndex((_, place) => isPaid(found, place));
  if (at === -1 || kept.length === 0 || kept.some(({ phrase }) => isMoney(phrase))) return [];
  return [{ phrase: 'payment', at, times: 1, many: true, weight: WEIGHT, places: [], open: true, plural: true }];
}

/** `pay with …`, `paid by card`, `pay online`; not `pay for it by hand`, which the next word would tell. */
function isPaid(found: readonly Token[], at: number): boolean {
  if (!/^(?:pay|pays|paid|paying)$/.test(found[at]?.word ?? '')) return false;
  const next = found[at + 1];
  if (next === undefined || found[at - 1]?.word === 'not') return false;
  if (next.word === 'online') return true;
  return /^(?:with|by|via|through|using)$/.test(next.word) && isMeans(found, at + 2);
}

function isMeans(found: readonly Token[], at: number): boolean {
  const named = phrases(found.slice(at, at + 3));
  return MEANS.some((word) => named.has(word) && (named.get(word) ?? 0) < 2);
}

const PROVIDER = INTEGRATIONS.find(({ key }) => key === 'payment');
const MEANS = [
  ...items(PROVIDER?.words ?? ''),
  ...Object.keys(PROVIDER?.brands ?? {}),
  'card',
  'cash',
  'bank transfer',
];

const MONEY = new Set(items(SHAPES.find(({ heads }) => items(heads).includes('payment'))?.heads ?? ''));

function isMoney(phrase: string): boolean {
  return MONEY.has(singular(phrase.split(/[ -]/).at(-1) ?? phrase));
}
