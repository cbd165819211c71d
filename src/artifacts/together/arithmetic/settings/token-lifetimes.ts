import type { Design } from '../../design.ts';
import { sentencesOf } from '../../prose/sentences.ts';
import { near } from '../judge-statement.ts';
import { quantitiesIn } from '../quantity.ts';
import { amountOf } from './amounts.ts';
import type { SettingFinding } from './workers.ts';

type Lifetime = { token: string; seconds: number; said: string; line: number };

const TOKEN = /\b(access|refresh|id|identity)[\s_-]?tokens?\b/gi;
const LIVES = /\b(?:lives?|lasts?|valid\w*|expir\w*|lifetimes?|TTL|good for|short-lived)\b/i;
/** Numbers that are another time of a token's. */
const OTHER =
  /\b(?:before|after (?:the|its|an?)|renew\w*|refresh(?:es|ed)? (?:after|at|every)|cached?|rotat\w*|leeway|skew|up to|until|absolute|idle|sliding|old|was|were|would|previous\w*|revo\w*|introspect\w*)\b/i;
const EXPIRES = /\bexpires_?in\b["']?\s*[:=]\s*(?:\{[^}]*?\b(?:example|const|default)["']?\s*:\s*)?["']?(\d{1,8})\b/i;
const DESCRIBED = /\b(access|refresh|id)_?tokens?\b["']?\s*:.{0,80}?\b(\d{1,8})\s*(?:s|sec|seconds)\b/i;
const LONGEST = 400;

/** Lifetimes of tokens that the contract or the configuration gives otherwise than the text. */
export function tokenSlips(design: Design): SettingFinding[] {
  const told = toldIn(design);
  return shownIn(design).flatMap((shown): SettingFinding[] => {
    const same = told.filter(({ token, line }) => token === shown.token && line !== shown.line);
    const [first] = same;
    if (!first || same.some(({ seconds }) => near(seconds, shown.seconds, 0.001))) return [];
    const message = `The ${shown.token} token expires after ${shown.said} here, but lives ${first.said} in line ${first.line}.`;
    return [{ message, line: shown.line, with: [first.line] }];
  });
}

function shownIn({ document }: Design): Lifetime[] {
  return document.text.split('\n').flatMap((text, index): Lifetime[] => {
    if (text.length > LONGEST) return [];
    const seconds = EXPIRES.exec(text)?.[1];
    if (seconds !== undefined) return [{ token: 'access', ...shown(seconds), line: index + 1 }];
    const [, token = '', digits] = DESCRIBED.exec(text) ?? [];
    return digits === undefined ? [] : [{ token: token.toLowerCase(), ...shown(digits), line: index + 1 }];
  });
}

function shown(digits: string): { seconds: number; said: string } {
  return { seconds: Number(digits), said: `${digits} s` };
}

/** `Access tokens live 10 minutes, refresh tokens 8 hours`. */
function toldIn({ prose }: Design): Lifetime[] {
  return prose.passages.flatMap(sentencesOf).flatMap(({ text: written, line, aside }) => {
    const text = written.replaceAll('`', '').replaceAll('\n', ' ');
    if (aside || !LIVES.test(text)) return [];
    const quantities = quantitiesIn(text);
    return [...text.matchAll(TOKEN)].flatMap((match): Lifetime[] => {
      const end = match.index + match[0].length;
      const told = quantities.find(({ start }) => start >= end);
      const amount = told && amountOf(told);
      if (!told || amount?.kind !== 'time') return [];
      const gap = text.slice(end, told.start);
      // The next token has its own.
      if (gap.length > 40 || /[:;]|\btokens?\b/i.test(gap) || OTHER.test(gap)) return [];
      const isTold = LIVES.test(gap) || LIVES.test(text.slice(0, match.index)) || /^\s*(?:for|:|\()?\s*$/.test(gap);
      const token = (match[1] ?? '').toLowerCase().replace('identity', 'id');
      return isTold ? [{ token, seconds: amount.value, said: told.text, line }] : [];
    });
  });
}
