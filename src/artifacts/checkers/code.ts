import type { Finding } from '../../session/finding.ts';
import { type Artifact, lineIn } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { excerptOf } from '../code/excerpt-of.ts';
import { parseCode } from '../code/parse-code.ts';
import { placeRefusal } from '../code/place-refusal.ts';
import { readJson } from '../data/read-json.ts';

/** Reads TypeScript and JavaScript, with and without JSX, by their grammar. Excerpts of programs are fine. */
export const code: Checker = {
  kinds: ['code'],
  check: async (artifacts) => artifacts.map(checkOne),
};

/** Longer texts are not read, in characters. */
const LONGEST = 200_000;
/** Brackets within brackets: the parser tries each opening one in several ways. */
const DEEPEST = 200;
const LANGUAGES = /^(?:ts|typescript|js|javascript|tsx|jsx|mjs|cjs|mts|cts|node|ecmascript)$/i;

function checkOne(artifact: Artifact): Checked {
  const { text } = artifact;
  const language = artifact.dialect ?? '';
  if (text.trim() === '') return notChecked('It is empty.');
  if (!LANGUAGES.test(language)) return notChecked(`There is no parser here for ${language || 'its language'}.`);
  if (text.length > LONGEST) return notChecked(`It is longer than ${LONGEST} characters.`);
  if (depthOf(text) > DEEPEST) return notChecked(`It has more than ${DEEPEST} brackets within brackets.`);
  const jsx = /x$/i.test(language);
  const refused = [jsx, !jsx].map((withElements) => parseCode(text, withElements));
  const [first] = refused;
  if (!first || refused.some((one) => one === undefined)) return { proof: 'parsed', findings: [] };
  if (readJson(text).problems.every(({ code }) => code === 'comment')) {
    return { proof: 'parsed', reason: 'It is JSON rather than code.', findings: [] };
  }
  const excerpt = excerptOf(text, jsx);
  if (excerpt === 'reads') return { proof: 'parsed', reason: 'It was read as an excerpt of a program.', findings: [] };
  if (artifact.fragment || excerpt !== undefined) {
    return notChecked(excerpt ?? 'It leaves something out, so it is not a program as it stands.');
  }
  const { line, message, opened } = placeRefusal(text, first, jsx);
  const finding: Finding = {
    level: 'error',
    rule: 'code/syntax',
    message: `The code cannot be read here: ${sentenceOf(message)}.`,
    line: lineIn(artifact, line),
  };
  return {
    proof: 'parsed',
    findings: [opened === undefined ? finding : { ...finding, with: [lineIn(artifact, opened)] }],
  };
}

/** As a plain count: brackets in strings come to little. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of text) {
    if (char === '(' || char === '[' || char === '{' || char === '<') deepest = Math.max(deepest, ++depth);
    else if ((char === ')' || char === ']' || char === '}' || char === '>') && depth > 0) depth--;
  }
  return deepest;
}

function notChecked(reason: string): Checked {
  return { proof: 'not checked', reason, findings: [] };
}

function sentenceOf(message: string): string {
  const short = message.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 120);
  return short.charAt(0).toLowerCase() + short.slice(1);
}
