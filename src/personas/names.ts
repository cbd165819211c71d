import type { Entries } from './entries.ts';
import { pick } from './entries.ts';
import type { Problem } from './persona.ts';
import { note } from './problem.ts';

/** In characters; the longest name in some three thousand public files has 60. */
const MAX_LENGTH = 200;

/** Files that are named for what they are, in a folder that is named for the persona. */
const GENERIC = /^(?:skill|agent|index|readme)$/i;

/**
 * The name as the file writes it: its `name`, else what a page calls itself, else the file's own name without its
 * endings, or the folder's where every such file has the same name.
 */
export function readName(
  entries: Entries,
  { page, line }: { page?: string; line: number },
  path: string,
): { name: string; problems: Problem[] } {
  const entry = pick(entries, 'name');
  if (entry && typeof entry.value === 'string') {
    const name = oneLine(entry.value);
    const slug = slugOf(name);
    return { name, problems: slug === name ? [] : [note('odd-name', `the name to call it by is ${slug}`, entry.line)] };
  }
  const titled = page === undefined ? undefined : selfName(page);
  if (titled) {
    const where = line + titled.line - 1;
    return { name: titled.name, problems: [note('name-from-text', 'the name was taken from the text', where)] };
  }
  return { name: fileName(path), problems: [note('name-from-file', 'the name was taken from the file', 1)] };
}

/** Lower case, letters and digits with single hyphens between them; never empty. */
export function slugOf(name: string): string {
  const slug = oneLine(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 64)
    .replace(/^-|-$/g, '');
  return slug || 'persona';
}

/** `- **name:** x`, as a page lists what a frontmatter would hold. */
export const OWN_FIELD = /^[ \t]*(?:[-*][ \t]+)?\*\*name:?\*\*:?[ \t]*(.+)$/im;
/** "The release warden is …", "You are a release warden who …". */
const SUBJECT =
  /\b(?:The|You are (?:an?|the))[ \t]+\**([A-Z]?[\w-]+(?:[ \t][\w-]+){0,4}?)\**(?:,|[ \t]+(?:is|who|that|with|for|persona)\b)/;

/** What a text without frontmatter calls itself: a field of its own, its title, or the subject of its first sentence. */
function selfName(text: string): { name: string; line: number } | undefined {
  const start = text.slice(0, 4000);
  const match = OWN_FIELD.exec(start) ?? /^#[ \t]+(.+?)[ \t]*#*$/m.exec(start) ?? SUBJECT.exec(start);
  const name = oneLine(match?.[1] ?? '');
  return match && name !== '' ? { name, line: start.slice(0, match.index).split('\n').length } : undefined;
}

function fileName(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const stem = (parts.at(-1) ?? '')
    .replace(/\.(?:md|markdown|mdc|mdx|txt)$/i, '')
    .replace(/\.(?:agent|chatmode|subagent)$/i, '');
  const name = GENERIC.test(stem) ? (parts.at(-2) ?? stem) : stem;
  return oneLine(name) || 'persona';
}

function oneLine(text: string): string {
  return text.slice(0, MAX_LENGTH).replace(/\s+/g, ' ').trim();
}
