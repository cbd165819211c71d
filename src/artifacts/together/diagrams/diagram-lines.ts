import { type Artifact, lineIn } from '../../artifact.ts';

/** A line of a diagram that says something, trimmed, and the line of the document that it stands on. */
export type DiagramLine = { text: string; line: number };

/** In lines: what is longer is no diagram that anybody drew. */
const LONGEST = 5000;
/** In characters: longer lines are left out. */
const WIDEST = 2000;

/**
 * The lines of a Mermaid diagram without comments, directives, configuration in front and blank ones. The first is its
 * heading (`sequenceDiagram`, `flowchart LR`). Empty for text that holds nothing.
 */
export function diagramLines(artifact: Artifact): DiagramLine[] {
  const lines = artifact.text.split('\n').slice(0, LONGEST);
  const found: DiagramLine[] = [];
  let within: RegExp | undefined;
  for (const [at, raw] of lines.entries()) {
    const text = raw.trim();
    if (text.length > WIDEST) continue;
    if (within) {
      if (within.test(text)) within = undefined;
    } else if (text === '---' && found.length === 0) within = /^---$/;
    else if (text.startsWith('%%{')) within = /\}%%$/.test(text) ? undefined : /\}%%$/;
    else if (/^accDescr\s*\{[^}]*$/.test(text)) within = /\}$/;
    else if (text !== '' && !text.startsWith('%%')) found.push({ text, line: lineIn(artifact, at + 1) });
  }
  return found;
}

/** A label as a reader sees it: no quotes, markup, icons, line breaks and entities. */
export function plainLabel(label: string): string {
  return label
    .trim()
    .replace(/^"`?|`?"$/g, '')
    .replace(/<br\s*\/?>|\\n/gi, ' ')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/\bfa[bsrl]?:fa-[\w-]+/g, '')
    .replace(/#(?:quot|34);/g, '"')
    .replace(/#(\d{1,5});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/#?&?amp;/g, '&')
    .replace(/[*_]{2}(?=\S)(.*?)[*_]{2}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
