import { lineIn } from '../../artifact.ts';
import type { Design } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { WORD_NUMBERS } from '../word-numbers.ts';
import { codeBlocks } from './code-blocks.ts';

/** How often something is tried, as one place says it; `isRetries`: the first is not counted, or need not be. */
export type Attempts = { times: number; isRetries: boolean; said: string; line: number };

const NUMBER = String.raw`(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)`;
const TOLD: readonly RegExp[] = [
  // "is tried five times", "posted to each endpoint up to eight times"
  new RegExp(
    String.raw`\b(?:tr(?:y|ies|ied)|attempt(?:s|ed)?|post(?:s|ed)|deliver(?:s|ed)?|re-?deliver(?:s|ed)?|sends?|sent|calls|called|fetche[sd]|uploaded|asks|asked)\b[^.;,:()]{0,50}?\b(?:up to |at most |a maximum of |no more than )?${NUMBER} times\b`,
    'gi',
  ),
  // "five attempts", "up to 8 tries"
  new RegExp(
    String.raw`(?<![\w.-])${NUMBER} (?:delivery |failed |unsuccessful )?(?:attempts|tries|deliveries)\b(?! (?:per|a|in|within|each) )`,
    'gi',
  ),
];
const ORDINALS: Readonly<Record<string, number>> = {
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  twelfth: 12,
};
/** "after the fifth failed attempt" */
const LAST =
  /\bafter (?:the|its|a) (second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth) (?:failed |unsuccessful )?(?:attempt|try|failure|delivery)\b/gi;
const RETRIES: readonly RegExp[] = [
  new RegExp(String.raw`\bretr(?:y|ies|ied)\b[^.;,:()]{0,30}?\b(?:up to |at most )?${NUMBER} (?:more )?times\b`, 'gi'),
  new RegExp(String.raw`(?<![\w.-])${NUMBER} retries\b`, 'gi'),
];
const TIMES = new RegExp(String.raw`\b${NUMBER} (?:more )?(?:times|tries|attempts|retries)\b`, 'gi');
/** Of something else, or of people. */
const OTHERS =
  /\b(?:its own|of (?:his|her|their) own|another|other|others|different|elsewhere|by hand|e-?mails?|logins?|log in|sign(?:s|ing)? in|sign-ins?|passwords?|pins?|codes?|otp|cards?|users?|customers?|persons?|quer(?:y|ies)|used to|until|before 20\d\d|was|were|would|could)\b/i;

/** How often the text says that something is tried; not what it says of people, and of what is not. */
export function toldAttempts({ prose }: Design): Attempts[] {
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  const told = prose.passages.flatMap((passage) => {
    if (passage.aside || rows.has(passage.line)) return [];
    return sentencesOf(passage).flatMap(({ text, line, aside }): Attempts[] => {
      const plain = text.replaceAll('\n', ' ');
      // Two numbers in one breath are of two things.
      const numbers = new Set([...plain.matchAll(TIMES)].map(([, number = '']) => number.toLowerCase()));
      if (aside || numbers.size > 1 || OTHERS.test(plain)) return [];
      const read = (patterns: readonly RegExp[], isRetries: boolean): Attempts[] =>
        patterns
          .flatMap((pattern) => [...plain.matchAll(pattern)])
          .map(([said, number = '']) => ({
            times: WORD_NUMBERS[number.toLowerCase()] ?? Number(number),
            isRetries,
            said,
            line,
          }));
      const last = [...plain.matchAll(LAST)].map(([said, word = '']) => ({
        times: ORDINALS[word.toLowerCase()] ?? 0,
        isRetries: false,
        said,
        line,
      }));
      return [...read(TOLD, false), ...last, ...read(RETRIES, true)];
    });
  });
  return [...told, ...scheduled(prose)];
}

/** A table with a row for each attempt. */
function scheduled(prose: Design['prose']): Attempts[] {
  return prose.tables.flatMap(({ head, rows, line }): Attempts[] => {
    const isCounted = /^\W*(?:(?:delivery )?attempts?|tr(?:y|ies))\W*(?:no\.?|#)?$/i.test(head[0] ?? '');
    const times = rows.length;
    if (!isCounted || times < 3 || !rows.every(({ cells }, at) => Number(cells[0]) === at + 1)) return [];
    return [{ times, isRetries: false, said: `a table of ${times}`, line }];
  });
}

const CHECKED =
  /\b((?:\w+_)?(?:attempts?|tr(?:y|ies)|deliver(?:y|ies))(?:_(?:no|number|count|nr))?)\b"?\s*(?:between\s+\d+\s+and\s+(\d{1,2})|<=?\s*(\d{1,2}))\b|\bmax_(?:attempts|tries)\b[^,;]{0,60}?\bdefault\s+(\d{1,2})\b/gi;
const SET =
  /["']?\b(max_?receive_?count|max_?deliver(?:y|ies)?|max_?(?:delivery_?)?attempts?|(?:delivery_?)?attempts|max_?tries|stop_?after_?attempt|retries|max_?retries|retry_?(?:limit|count|max))["']?\s*[:=(]\s*["']?(\d{1,2})\b/gi;

/** How often the artifacts let something be tried: a CHECK of its counter, a setting in code. */
export function builtAttempts(design: Design): Attempts[] {
  const checked = design.artifacts.flatMap(({ artifact }) =>
    artifact.kind === 'sql'
      ? [...artifact.text.slice(0, 200_000).matchAll(CHECKED)].map((match) => ({
          times: Number(match[2] ?? match[3] ?? match[4]),
          isRetries: /retr/i.test(match[1] ?? ''),
          said: match[0].replace(/\s+/g, ' '),
          line: lineIn(artifact, artifact.text.slice(0, match.index).split('\n').length),
        }))
      : [],
  );
  const set = codeBlocks(design).flatMap(({ lang, text, line }) =>
    // A sample tells how often one was tried.
    /sql|mermaid/.test(lang) || (/json/.test(lang) && !/max|limit/i.test(text))
      ? []
      : [...text.matchAll(SET)].map((match) => ({
          times: Number(match[2]),
          isRetries: /retr/i.test(match[1] ?? ''),
          said: match[0].replace(/\s+/g, ' '),
          line: line + text.slice(0, match.index).split('\n').length - 1,
        })),
  );
  return [...checked, ...set];
}
