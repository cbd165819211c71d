import type { Code, Nodes } from 'mdast';
import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';

/** In characters: no sample of code is so long. */
const LONGEST = 50_000;

/** A call that makes a new random value each time it runs. */
const RANDOM =
  /\b(?:UUID\.randomUUID|randomUUID|uuid\.?v?[147]|uuid\.New(?:String|V7|Random)?|Guid\.NewGuid|SecureRandom\.\w+|nanoid|ulid(?:\.\w+)?|secrets\.token_\w+|uniqid|Uuid::(?:new_v[47]|uuid4))\s*\(/;
/** It is kept under a name, and may be used again. */
const KEPT =
  /^\s*(?:(?:const|let|var|val|final|String|string|UUID|Guid|auto|self|this)\b.*|[\w.$]+\s*:?)=\s*(?:\w+\.)*\w*\(?\s*$/;
const AGAIN =
  /\bsame (?:idempotency[- ])?`?(?:\w+-)*key\b[^.;]{0,60}\b(?:again|resent|re-?sends?|repeat\w*|retr\w+|restart)|\b(?:again|resent|re-?sends?|repeat\w*|retr\w+|restart)\b[^.;]{0,60}\bsame (?:idempotency[- ])?`?(?:\w+-)*key\b/i;
const SHELL = /^(?:sh|bash|shell|console|http|curl|zsh|powershell|text)$/i;

/**
 * Code that gives a call a random idempotency key in the very call, where the section around it promises that a repeat
 * goes out under the same one.
 * @param rule the id of the finding
 */
export function randomKeys({ document, prose }: Design, rule: string): Finding[] {
  // Most languages are no artifacts: nothing else is held against them.
  return codeIn(document.tree).flatMap(({ lang, value, position }): Finding[] => {
    const first = position?.start.line ?? 0;
    if (SHELL.test(lang ?? '') || value.length > LONGEST || !RANDOM.test(value)) return [];
    const section = prose.sections.findLast(({ line, endLine }) => line <= first && first <= endLine);
    const promise = prose.passages.find(
      ({ text, line, aside }) =>
        !aside && section && line >= section.line && line <= section.endLine && AGAIN.test(text.replaceAll('\n', ' ')),
    );
    if (!promise) return [];
    const lines = value.split('\n');
    const at = lines.findIndex((line, index) => {
      const found = RANDOM.exec(line);
      if (!found || line.length > 1000) return false;
      const about = [lines[index - 1] ?? '', line].join(' ');
      return (
        /idempoten/i.test(about) && !KEPT.test(line.slice(0, found.index)) && line.slice(0, found.index).includes('(')
      );
    });
    if (at < 0) return [];
    const message = `This call gets a new random idempotency key each time it runs; line ${promise.line} says that a repeat goes out under the same key.`;
    return [{ level: 'warning', rule, message, line: first + 1 + at, with: [promise.line] }];
  });
}

function codeIn(node: Nodes | undefined): Code[] {
  if (node?.type === 'code') return [node];
  return node && 'children' in node ? node.children.flatMap(codeIn) : [];
}
