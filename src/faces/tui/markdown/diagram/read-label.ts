import { sanitizeLine } from '../../../../text/sanitize.ts';
import { decodeEntities } from '../entities.ts';
import { readTag } from '../html.ts';

/** A label of a diagram as lines of plain words, sanitised: at least one, which may be empty. */
export function readLabel(label: string): string[] {
  const inner = /^\s*"([\s\S]*)"\s*$/.exec(label)?.[1] ?? label;
  const markdown = /^`([\s\S]*)`$/.exec(inner.trim())?.[1]?.replace(/\*\*|__/g, '') ?? inner;
  const text = readTag(markdown.replace(/\\n/g, '\n')).replace(/#(\d+|[a-z]\w*);/gi, (_whole, name) =>
    decodeEntities(/^\d/.test(name) ? `&#${name};` : `&${name};`),
  );
  return decodeEntities(text)
    .split('\n')
    .map((line) => sanitizeLine(line).trim());
}
