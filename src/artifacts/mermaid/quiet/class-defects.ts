import { slipsBetween } from '../../slips.ts';
import { findSlips, type NameUse, noteUse } from './find-slips.ts';
import { dangling, misread, type QuietDefect, quoted } from './quiet-defect.ts';

const RELATION =
  /^\s*([\w.]+)\s*(?:"[^"]*"\s*)?(?:<\||\*|o|<|\(\))?(?:--|\.\.)(?:\|>|\*|o|>|\(\))?\s*(?:"[^"]*"\s*)?([\w.]+)\s*(?::.*)?$/;
const ANNOTATIONS = ['interface', 'abstract', 'enumeration', 'service', 'entity', 'enum'];

/** In the body of a class Mermaid takes any line for a member. */
export function classDefects(lines: readonly string[]): QuietDefect[] {
  const found: QuietDefect[] = [];
  const names = new Map<string, NameUse>();
  const open: ('class' | 'other')[] = [];
  for (const [at, line] of lines.entries()) {
    if (/^\s*(?:%%|$)/.test(line)) continue;
    const message = open.at(-1) === 'class' ? memberDefect(line) : statementDefect(line);
    if (message) found.push(misread(at, message));
    if (open.at(-1) !== 'class') noteNames(names, line, at);
    if (/\{\s*$/.test(line)) open.push(/^\s*class\b/.test(line) ? 'class' : 'other');
    else if (/^\s*\}\s*$/.test(line)) open.pop();
  }
  return [...found, ...absentClasses(lines), ...findSlips(names)];
}

/** Notes, styles and clicks of a class that no other line names. */
function absentClasses(lines: readonly string[]): QuietDefect[] {
  const target = /^\s*(?:note\s+for|style|click|link|callback|cssClass)\s+"?([\w.,-]+)"?\s/;
  const words = new Set(lines.flatMap((line) => (target.test(line) ? [] : (line.match(/\w+/g) ?? []))));
  return lines.flatMap((line, at) => {
    const absent = target
      .exec(line)?.[1]
      ?.split(',')
      .find((name) => /^\w+$/.test(name) && !words.has(name));
    if (absent === undefined) return [];
    return [dangling('error', at, `\`${absent.slice(0, 40)}\` is no class of this diagram.`)];
  });
}

/** What is wrong with a line in the body of a class; undefined for nothing. */
export function memberDefect(line: string): string | undefined {
  const bare = line.trim();
  const [, left = '', word = '', right = ''] = /^(<+)\s*([\w ]+?)\s*(>*)$/.exec(bare) ?? [];
  if (left !== '' && (left !== '<<' || right !== '>>')) return `The annotation ${quoted(bare)} is written \`<<…>>\`.`;
  if (left !== '' && !ANNOTATIONS.includes(word.toLowerCase())) {
    const meant = ANNOTATIONS.slice(0, 3).find((one) => slipsBetween(one, word.toLowerCase(), 1) === 1);
    if (meant) return `\`<<${word}>>\` is no annotation: did you mean \`<<${meant}>>\`?`;
  }
  if (/^[?!]\w/.test(bare)) return `${quoted(bare)} begins with no sign of visibility: these are +, -, # and ~.`;
  const text = bare.replace(/"[^"]*"|'[^']*'/g, '');
  if (text.split('(').length !== text.split(')').length) return `A bracket of ${quoted(bare)} is not closed.`;
  if (/[\w>]~[\w, ~]/.test(text) && text.replace(/^[+\-#~]+/, '').split('~').length % 2 === 0)
    return `The type parameter in ${quoted(bare)} is not closed with \`~\`.`;
  if (/^\w+\s+(?:<\|--|--\|>|\*--|o--|<\|\.\.|\.\.\|>|\.\.>|-->)(?:\s+\w+|\s*$)/.test(text))
    return `${quoted(bare)} stands in the body of a class, where it is no relation.`;
  return undefined;
}

function statementDefect(line: string): string | undefined {
  const bare = line.trim();
  const side = /^direction\s+(\w+)$/.exec(bare)?.[1];
  if (side !== undefined && !/^(?:TB|TD|BT|LR|RL)$/i.test(side))
    return `\`${side.slice(0, 20)}\` is no direction: it is one of \`TB\`, \`BT\`, \`LR\` and \`RL\`.`;
  if (/^class\s+[\w.]+\s+(?:extends|implements|[\w.]+)\b.*\{$/.test(bare))
    return `${quoted(bare)} is read as one long name: a relation is a line of its own, such as \`A <|-- B\`.`;
  if (/^[\w.]+\s*:\s*$/.test(bare)) return `${quoted(bare)} names no member.`;
  return bare === 'end' ? '`end` closes nothing in a class diagram: a class ends with `}`.' : undefined;
}

function noteNames(names: Map<string, NameUse>, line: string, at: number): void {
  const declared = /^\s*class\s+([\w.]+)/.exec(line)?.[1] ?? /^\s*([\w.]+)\s*:/.exec(line)?.[1];
  if (declared !== undefined) noteUse(names, declared, at, true);
  const [, from, to] = RELATION.exec(line) ?? [];
  for (const name of [from, to]) if (name !== undefined) noteUse(names, name, at);
}
