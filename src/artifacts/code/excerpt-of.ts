import { blankCode } from '../data/blank-code.ts';
import { findUnbalanced } from '../data/unbalanced.ts';
import { type CodeRefusal, parseCode } from './parse-code.ts';

/** What an excerpt may have stood in: before it, and after it. */
const AROUND: readonly (readonly [string, string])[] = [
  ['class _ {', '\n}'],
  ['({', '\n})'],
  ['(', '\n)'],
  ['[', '\n]'],
  ['type _ = {', '\n}'],
  ['type _ = ', ''],
  ['interface _ {', '\n}'],
  ['function _(', '\n) {}'],
];

/** What the head of a declaration, or a decorator, may have stood before. */
const BELOW = ['\n() {}', '\n{}', '\nclass _ {}'];

const DOTS = /(?:\.{3}|…)/;
/** Signs of another notation than a programming language's, in the place of code. */
const NOTATION =
  /[→←⇒✓✗✅❌↓↑├└│]|<(?:your|my|some)[ -]|^\s*(?:\$|>) \w|^[-+] ?\w|^\d+\. \w|\{\{[ \w.]*\}\}|^\s*(?:GET|POST|PUT|PATCH|DELETE|HTTP\/[\d.]+|ALTER|CREATE|SELECT|INSERT) \S|^\s*(?:npx|npm|yarn|pnpm|curl|git|docker) \w|^(?:[Hh]eaders|Body):|^\s*(?:resource|data) _+ _+ \{|^\s*@media\b|^\w+\{\w+(?:, ?\w+)*\}|\(histogram\)|\]<\[|: \?\w|^#\w|\{\{[#/]\w|^[A-Z][a-z]+(?:-[A-Z][a-z]+)+:| \\\s*$|\bnot in\b|\w\?\);|^using [\w.]+;|^\.[\w-]+ \{|=\s*\n\s*\||\b\d+_[A-Z]{3,}|^[A-Z]{4,} \w+:\w|: [<>]?\d+(?:%|ms|[KMG]B)\s*(?:[,;/(]|$)/m;

/**
 * Whether code that is no program by itself is an excerpt of one: members of a class or an object, cases of a switch, a
 * type, lines around which something was left out.
 *
 * @returns `reads` when it can be read as one; a reason why it cannot be judged; undefined when neither
 */
export function excerptOf(text: string, jsx: boolean, refused: CodeRefusal): string | undefined {
  if (reads(text, jsx)) return 'reads';
  const filled = fill(text);
  if (filled !== text && reads(filled, jsx)) return 'reads';
  // What a whole module says elsewhere, in its texts and elements, is no notation of its own.
  const whole = blankCode(text);
  const bare = around(whole, refused.line);
  if (DOTS.test(bare.replace(/\.{3}(?=[\w([{$])/g, '')))
    return 'It leaves something out, so it is not a program as it stands.';
  if (NOTATION.test(bare) || isProse(isModule(whole) ? around(text, refused.line) : text))
    return 'It mixes code with another notation.';
  if (refused.reason === 'IllegalReturn') return undefined;
  const parts = text.split(/\n(?=\/\/)|\n\s*\n(?=\S)/).filter((part) => part.trim() !== '');
  if (parts.length > 1 && parts.length < 60 && parts.every((part) => reads(fill(part), jsx))) return 'reads';
  return undefined;
}

/** Markdown, or arguments by name that run over several lines (which of an element they may). */
function isProse(text: string): boolean {
  return /^(?:```|#{2,6} \S)/m.test(text) || (/^\s*\w+="[^"\n]*$/m.test(text) && !/<\/|\/>/.test(text));
}

/** The lines in which a reason may lie why a line cannot be read: all, but of a module only the nearest. */
function around(bare: string, line: number): string {
  if (!isModule(bare)) return bare;
  return bare
    .split('\n')
    .slice(Math.max(0, line - 2), line + 1)
    .join('\n');
}

function isModule(text: string): boolean {
  return /^(?:import|export)\b/m.test(text);
}

function reads(text: string, jsx: boolean): boolean {
  if (parseCode(text, jsx) === undefined || parseCode(text, !jsx) === undefined) return true;
  if (/^\s*</.test(text) && parseCode(`<>${text}\n</>`, true) === undefined) return true;
  if (/^(?:\s*\/\/[^\n]*\n)*\s*[.?:=<`]/.test(text) && parseCode(`_\n${text}`, jsx) === undefined) return true;
  if (AROUND.some(([before, after]) => parseCode(before + text + after, jsx) === undefined)) return true;
  return (
    findUnbalanced(text, 'code') === undefined && BELOW.some((after) => parseCode(text + after, jsx) === undefined)
  );
}

/** Dots and placeholders that stand for code, as a comment or a value. */
function fill(text: string): string {
  return text
    .replace(/^(\s*)(?:\.{3}(?![\w([{$])|…)[^\n]*$/gm, '$1// …')
    .replace(/\{\s*(?:\.{3}|…)\s*\}/g, '{}')
    .replace(/\(\s*(?:\.{3}|…)\s*\)/g, '()')
    .replace(/\[\s*(?:\.{3}|…)\s*\]/g, '[]')
    .replace(/([=:,]\s*)(?:\.{3}|…)(?=\s*[;,)}\]\n]|$)/g, '$1_');
}
