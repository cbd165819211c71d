import { findSlips, type NameUse, noteUse } from './find-slips.ts';
import { dangling, misread, type QuietDefect, quoted } from './quiet-defect.ts';

const ATTRIBUTE = /^\s*([^\s",]+)\s+([^\s",]+)(?:\s+(?:PK|FK|UK)(?:\s*,\s*(?:PK|FK|UK))*)?(?:\s*"[^"]*")?\s*$/i;

/** Mermaid reads attributes over the ends of lines: one word too many becomes a further attribute. */
export function erDefects(lines: readonly string[]): QuietDefect[] {
  const found: QuietDefect[] = [];
  const names = new Map<string, NameUse>();
  let seen: Map<string, number> | undefined;
  for (const [at, line] of lines.entries()) {
    if (/^\s*(?:%%|$)/.test(line)) continue;
    if (/^\s*\}\s*$/.test(line)) seen = undefined;
    else if (seen) {
      const defect = attributeDefect(line, at, seen);
      if (defect) found.push(defect);
    } else if (/\{\s*$/.test(line)) {
      seen = new Map();
      const [, first = '', second] = /^\s*([\w-]+)(?:\s+([\w-]+))?\s*\{/.exec(line) ?? [];
      if (second !== undefined)
        found.push(misread(at, `Mermaid reads \`${first.slice(0, 30)}\` in ${quoted(line)} as an entity of its own.`));
      if (first !== '') noteUse(names, second ?? first, at, true);
    } else {
      const [, from, to] = /^\s*([\w-]+)\s+[|}o{]{2}(?:--|\.\.)[|}o{]{2}\s+([\w-]+)\s*:/.exec(line) ?? [];
      for (const name of [from, to]) if (name !== undefined) noteUse(names, name, at);
    }
  }
  return [...found, ...findSlips(names)];
}

function attributeDefect(line: string, at: number, seen: Map<string, number>): QuietDefect | undefined {
  const [, type = '', name = ''] = ATTRIBUTE.exec(line) ?? [];
  if (name === '')
    return misread(
      at,
      `${quoted(line)} is not one attribute: write \`type name\`, then keys (PK, FK, UK), then a "comment".`,
    );
  if (type.split('(').length !== type.split(')').length)
    return misread(at, `A bracket of ${quoted(line)} is not closed.`);
  const before = seen.get(name);
  seen.set(name, at);
  return before === undefined
    ? undefined
    : dangling('warning', at, `The attribute \`${name.slice(0, 40)}\` stands twice in this entity.`);
}
