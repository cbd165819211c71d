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
  check: async (artifacts) => artifacts.map(checkBounded),
};

/** Longer texts are not read, in characters. */
const LONGEST = 200_000;
/** Brackets within brackets. */
const DEEPEST = 200;
/** Calls with type arguments within each other: each may be read in several ways, so each doubles the time. */
const DEEPEST_GENERIC = 8;
const LANGUAGES = /^(?:ts|typescript|js|javascript|tsx|jsx|mjs|cjs|mts|cts|node|ecmascript)$/i;

/** The parser calls itself for what stands within something else, and may run out of room for that. */
function checkBounded(artifact: Artifact): Checked {
  try {
    return checkOne(artifact);
  } catch (error) {
    if (error instanceof RangeError) return notChecked('It is nested too deeply.');
    throw error;
  }
}

function checkOne(artifact: Artifact): Checked {
  const { text } = artifact;
  const language = artifact.dialect ?? '';
  if (text.trim() === '') return notChecked('It is empty.');
  if (!LANGUAGES.test(language)) return notChecked(`There is no parser here for ${language || 'its language'}.`);
  if (text.length > LONGEST) return notChecked(`It is longer than ${LONGEST} characters.`);
  if (genericDepthOf(text) > DEEPEST_GENERIC) return notChecked('It is nested too deeply.');
  if (depthOf(text) > DEEPEST) return notChecked(`It has more than ${DEEPEST} brackets within brackets.`);
  if (/^\s*(?:\/\/|\/?\*).*@flow\b/m.test(text.slice(0, 2000))) return notChecked('It is written in Flow.');
  const asElements = /x$/i.test(language);
  const plain = parseCode(text, asElements);
  const other = plain && parseCode(text, !asElements);
  if (!plain || !other) return { proof: 'parsed', findings: [] };
  // JavaScript may hold elements under either name: the reading that came farther was the one that was meant.
  const jsx = /^(?:jsx?|javascript|node|[mc]js)$/i.test(language) ? asElements !== other.line > plain.line : asElements;
  const first = jsx === asElements ? plain : other;
  if (/^\s*(?:\/\/[^\n]*\s*)*[[{"]/.test(text) && readJson(text).problems.every(({ code }) => code === 'comment')) {
    return { proof: 'parsed', reason: 'It is JSON rather than code.', findings: [] };
  }
  const excerpt = excerptOf(text, jsx, first);
  if (excerpt === 'reads') return { proof: 'parsed', reason: 'It was read as an excerpt of a program.', findings: [] };
  if (showsWays(text, first.message)) return notChecked('It shows several ways to write one thing.');
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

/** A name that is declared in the wrong way and then in the right one, or over and over with what it gives. */
function showsWays(text: string, message: string): boolean {
  const name = /^Identifier '([\w$]+)' has already been declared\.?$/.exec(message)?.[1];
  if (name === undefined) return false;
  const declared = text.split('\n').filter((line) => /^\s*(?:const|let|var) /.test(line) && line.includes(`${name} =`));
  if (new Set(declared.map((line) => line.trim())).size < declared.length) return false;
  return declared.length > 2 || WAYS.test(text);
}

const WAYS =
  /\/[/*]+\s*(?:[❌✅✗✓]|\W{0,3}(?:bad|good|wrong|right|correct|before|after|instead|avoid|prefer|or|option|alternatively|alternative|better|worse|old|new)\b)/i;

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

function genericDepthOf(text: string): number {
  const open: number[] = [];
  let depth = 0;
  let deepest = 0;
  for (const [sign] of text.matchAll(/(?<!=)> ?\(|[()]/g)) {
    const counts = sign.length > 1 ? 1 : 0;
    if (sign !== ')') open.push(counts);
    depth += sign === ')' ? -(open.pop() ?? 0) : counts;
    deepest = Math.max(deepest, depth);
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
