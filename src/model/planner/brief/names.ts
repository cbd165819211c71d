import { INTEGRATIONS } from '../knowledge/integrations.ts';
import { WISHES } from '../knowledge/wishes.ts';
import { CURRENCIES, PLAIN_ACRONYMS } from '../words/acronyms.ts';
import { FUNCTION_WORDS, PEOPLE, PLACES, TRADE_NOUNS } from '../words/english.ts';
import { UNITS } from '../words/everyday.ts';
import { singular } from '../words/plural.ts';
import { items } from '../words/spelling.ts';
import { isSigned } from './grammar/names.ts';
import type { Grammar } from './grammar/read-grammar.ts';
import type { Noun } from './nouns.ts';
import { isNumber, joined, type Token } from './tokens.ts';

/** A name of the brief that no notes know: of a format, a service, a norm, a place. */
export type OutsideName = {
  /** As it stands there. */
  name: string;
  /** `format`: something is written in it; `means`: something goes through it; `mention`: neither is said. */
  kind: 'format' | 'means' | 'mention';
  /** The thing of the brief that its sentence speaks of, in the singular. */
  near?: string;
};

const MOST = 12;
const SHORTEST = 2;
/** Words on either side among which others of a row are looked for. */
const BESIDE = 12;

/** The names of a brief that are left when its things, its choices and the known services are taken, in its order. */
export function outsideNames({ text, tokens, parts, chunks }: Grammar, things: readonly Noun[]): OutsideName[] {
  const kept = things.filter(({ many }) => many);
  const taken = new Set(kept.flatMap(({ phrase }) => phrase.split(' ')));
  const names = new Map<string, OutsideName>();
  for (let at = 0; at < tokens.length && names.size < MOST; at++) {
    if (!isNameAt(tokens, parts, at) || taken.has(singular(tokens[at]?.word ?? ''))) continue;
    const end = lastOf(tokens, parts, at);
    const [first, last] = [tokens[at], tokens[end]];
    const name = first && last ? text.slice(first.at, last.at + last.raw.length) : '';
    const known = name.toLowerCase();
    if (!KNOWN.has(known) && !names.has(known) && !isCounted(tokens, at))
      names.set(known, { name, kind: kindOf(tokens, at, end), ...nearest(chunks, kept, at, tokens) });
    at = end;
  }
  return [...names.values()];
}

/** Words that the notes on choices and services have. */
const KNOWN = new Set([...WISHES, ...INTEGRATIONS].flatMap(({ words }) => items(words)));

/** Large letters within, letters with digits, or a large letter where the grammar sees a name. */
function isNameAt(tokens: readonly Token[], parts: Grammar['parts'], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || isNumber(token) || token.raw.length < SHORTEST || isSigned(tokens, at)) return false;
  const { raw } = token;
  const one = singular(token.word.replace(/'s$/, ''));
  if ([FUNCTION_WORDS, PEOPLE, PLACES, UNITS].some((list) => list.has(one)) || KNOWN.has(token.word)) return false;
  if (PLAIN_ACRONYMS.has(raw) || /^v\d+$/.test(raw) || isOneOfSeveral(tokens, at)) return false;
  if (/^(?:PDF|QR|PIN)s?$/.test(raw)) return true;
  if (/[A-Z].*[A-Z]|^\p{L}+\d|^[a-z]{1,2}[A-Z]/u.test(raw) && !/^[A-Z]\d{0,1}$/.test(raw))
    return !(TRADE_NOUNS.has(one) && !/\d/.test(raw)) && !isShouted(tokens, at);
  if (/^[bcdfghjklmnpqrstvwxyz]{4,}$/.test(token.word)) return !TRADE_NOUNS.has(token.word);
  const opensBracket = /\($/.test(token.gap) && joined(tokens[at + 1]) && /^\p{Lu}{2}/u.test(tokens[at + 1]?.raw ?? '');
  if (opensBracket && /^\p{Lu}/u.test(raw)) return true;
  return parts[at] === 'name' && /^\p{Lu}/u.test(raw) && !TRADE_NOUNS.has(one) && /^[ \t(,]/.test(token.gap) && at > 0;
}

/** `item1`, `item2`: columns, and no names. */
function isOneOfSeveral(tokens: readonly Token[], at: number): boolean {
  const raw = tokens[at]?.raw ?? '';
  const beside = tokens.slice(Math.max(0, at - BESIDE), at + BESIDE);
  const stem = /^(\p{L}+)\d$/u.exec(raw)?.[1];
  return (
    stem !== undefined &&
    beside.some((token) => token.raw !== raw && token.raw.replace(/\d$/, '') === stem && token.raw !== stem)
  );
}

/** A word in large letters beside others of the same sort is loud, and no name: `DO NOT SEND`. */
function isShouted(tokens: readonly Token[], at: number): boolean {
  const raw = tokens[at]?.raw ?? '';
  const loud = (token: Token | undefined) =>
    /^\p{Lu}{2,}$/u.test(token?.raw ?? '') && FUNCTION_WORDS.has(token?.word ?? '');
  return /^\p{Lu}+$/u.test(raw) && (loud(tokens[at - 1]) || loud(tokens[at + 1]));
}

/** `Iridium SBD`, `HL7 v2`, `RS-232`, `G26.3`: what belongs to a name behind its first word. */
function lastOf(tokens: readonly Token[], parts: Grammar['parts'], at: number): number {
  let end = at;
  for (let next = at + 1; next < tokens.length && next < at + 4; next++) {
    const token = tokens[next];
    const glued = isNumber(token) && /^[./-]?$/.test(token?.gap ?? '');
    const version =
      /^v\d+$/.test(token?.word ?? '') || (isNumber(tokens[next]) && /^\/$/.test(tokens[next + 1]?.gap ?? ''));
    if (!glued && !(joined(token) && (version || isNameAt(tokens, parts, next) || isBetween(tokens, parts, next))))
      break;
    end = version && isNumber(token) ? next + 1 : next;
  }
  return end;
}

/** `Open Repair Alliance`: a large letter between two names. */
function isBetween(tokens: readonly Token[], parts: Grammar['parts'], at: number): boolean {
  const large = /^\p{Lu}\p{Ll}/u.test(tokens[at]?.raw ?? '');
  return large && joined(tokens[at + 1]) && isNameAt(tokens, parts, at + 1);
}

/** `CHF 50`, `EUR 20`: money has no name. */
function isCounted(tokens: readonly Token[], at: number): boolean {
  return CURRENCIES.has(tokens[at]?.raw ?? '');
}

const FORMATS = /^(?:format|file|files|export|import|pdf|csv|xml|standard|schema|norm|records?|datei|formato|fichier)$/;
const MEANS = /^(?:via|through|over|by|from|with|per|using|on|to|into|mit|über|von|por|con|par|avec|depuis|interface)$/;

function kindOf(tokens: readonly Token[], at: number, end: number): OutsideName['kind'] {
  const before = [tokens[at - 1]?.word ?? '', tokens[at - 2]?.word ?? ''];
  const after = tokens[end + 1]?.word ?? '';
  if (/^(?:as|als)$/.test(before[0] ?? '') || FORMATS.test(after) || before.some((word) => FORMATS.test(word)))
    return 'format';
  return before.some((word) => MEANS.test(word)) || after === 'interface' ? 'means' : 'mention';
}

/** The kept thing that stands nearest in the same sentence. */
function nearest(
  chunks: Grammar['chunks'],
  kept: readonly Noun[],
  at: number,
  tokens: readonly Token[],
): Pick<OutsideName, 'near'> {
  const places = kept.flatMap(({ phrase, places: all }) => all.map((place) => ({ phrase, place })));
  const [best] = places
    .filter(({ place }) => inOneSentence(tokens, at, place) && chunks.some((chunk) => chunk.at === place))
    .toSorted((a, b) => Math.abs(a.place - at) - Math.abs(b.place - at));
  return best ? { near: best.phrase } : {};
}

function inOneSentence(tokens: readonly Token[], a: number, b: number): boolean {
  const [from, to] = a < b ? [a, b] : [b, a];
  return !tokens.slice(from + 1, to + 1).some(({ gap }) => /[.!?;\n]/.test(gap));
}
