import { findOpenBlock } from '../find-open-block.ts';
import { findSlips, type NameUse, noteUse } from './find-slips.ts';
import { dangling, misread, type QuietDefect, quoted } from './quiet-defect.ts';

const KEYWORD = /^(?:state|note|end note|direction|classDef|class|style|click|hide|scale|title|acc(?:Title|Descr))\b/i;

/** Mermaid takes every word of a state diagram that it does not know for a state. */
export function stateDefects(lines: readonly string[]): QuietDefect[] {
  const found: QuietDefect[] = [];
  const names = new Map<string, NameUse>();
  let until: RegExp | undefined;
  for (const [at, line] of lines.entries()) {
    const bare = line.replace(/\s%%.*$/, '').trim();
    if (until) {
      if (until.test(bare)) until = undefined;
      continue;
    }
    if (/^note\b[^:]*$/i.test(bare)) until = /end note/i;
    const noted = /^note\s+(?:left|right)\s+of\s+(\w+)\s*(?::|$)/i.exec(bare)?.[1];
    if (noted !== undefined && !lines.some((one, other) => other !== at && one.split(/\W+/).includes(noted)))
      found.push(dangling('error', at, `\`${noted.slice(0, 40)}\` is no state of this diagram.`));
    if (/^accDescr\s*\{/i.test(bare) && !bare.includes('}')) until = /\}/;
    if (at === 0 || bare === '' || bare.startsWith('%%')) continue;
    const message = defectOf(bare, lines);
    if (message) found.push(misread(at, message));
    else noteNames(names, bare, at);
  }
  return [...found, ...unevenBraces(lines), ...findSlips(names)];
}

/** Mermaid takes a `}` that closes nothing for a state. */
function unevenBraces(lines: readonly string[]): QuietDefect[] {
  if (lines.some((line) => /^\s*(?:note|accDescr)\b/i.test(line))) return [];
  const block = findOpenBlock(lines.join('\n'));
  if (!block) return [];
  if (block.opened !== undefined) return [misread(block.line - 1, 'A composite state is not closed with `}`.')];
  return [misread(block.line - 1, 'A `}` closes no state: one is too many, or a `{` before it is missing.')];
}

function defectOf(bare: string, lines: readonly string[]): string | undefined {
  const side = /^direction\s+(\w+)/i.exec(bare)?.[1];
  if (side !== undefined && !/^(?:TB|TD|BT|LR|RL)$/i.test(side))
    return `\`${side.slice(0, 20)}\` is no direction: it is one of \`TB\`, \`BT\`, \`LR\` and \`RL\`.`;
  const stereotype = /^state\s[^<]*(<+)(\w+)(>*)\s*$/i.exec(bare);
  if (stereotype && (stereotype[1] !== '<<' || stereotype[3] !== '>>'))
    return `${quoted(bare)} does not close its \`<<…>>\`.`;
  const kind = stereotype?.[2]?.toLowerCase() ?? 'fork';
  if (!['fork', 'join', 'choice', 'start', 'end', 'history'].includes(kind))
    return `\`<<${kind.slice(0, 20)}>>\` is none of \`<<fork>>\`, \`<<join>>\` and \`<<choice>>\`.`;
  if (KEYWORD.test(bare) || /^(?:--+|\}|\{)/.test(bare)) return undefined;
  const [head = ''] = bare.replace(/:::\s*[\w-]+/g, '').split(':');
  const sides = head.split('-->').map((part) => part.trim());
  if (sides.length === 1) return loneDefect(head.trim(), lines, bare);
  if (sides.some((part) => /^\[\*(?!\])|^\*\]?$|^\(\*\)$|^\[\]$/.test(part)))
    return `The start or end state in ${quoted(bare)} is written \`[*]\`.`;
  const odd = sides.find((part) => part !== '' && part !== '[*]' && !isName(part));
  if (odd === undefined) return undefined;
  return /\s/.test(odd)
    ? `\`${odd.slice(0, 40)}\` is several states for Mermaid: a label comes after a colon, a name is one word.`
    : `\`${odd.slice(0, 40)}\` is no name of a state.`;
}

function loneDefect(head: string, lines: readonly string[], bare: string): string | undefined {
  if (head === 'end' && !lines.some((line) => /--> *end\b|^\s*end *(?:-->|:)/.test(line)))
    return '`end` closes nothing in a state diagram: a composite state ends with `}`.';
  if (!/\s/.test(head) || /^"[^"]*"$/.test(head)) return undefined;
  if (/\s(?:[-=.~]+>*|→|<[-=]+)\s/.test(head)) return `The arrow in ${quoted(bare)} is written \`-->\`.`;
  return `Mermaid reads ${quoted(bare)} as several states: a transition needs \`-->\`.`;
}

function isName(part: string): boolean {
  return /^(?![[(<>*])\S+$/.test(part) || /^\[H\*?\]$|^"[^"]*"$/.test(part);
}

function noteNames(names: Map<string, NameUse>, bare: string, at: number): void {
  const declared = /^state\s+(?:".*"\s+as\s+)?([\w.]+)/i.exec(bare)?.[1] ?? /^([\w.]+)\s*:/.exec(bare)?.[1];
  if (declared !== undefined) noteUse(names, declared, at, true);
  const [, from, to] = /^([\w.]+|\[\*\])\s*-->\s*([\w.]+|\[\*\])/.exec(bare) ?? [];
  for (const name of [from, to]) if (name !== undefined && name !== '[*]') noteUse(names, name, at);
}
