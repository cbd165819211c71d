import { headingKey } from '../text/headings.ts';

/** More headings than this are a document, not the sections of one. */
const MAX_SECTIONS = 24;
/** In characters. */
const MAX_HEADING = 200;

type Block = { info: string; before: string; lines: string[]; start: number };

/** The headings of a template, and its first line in the prompt, counted from 1. */
export type Template = { sections: string[]; line: number };

/**
 * The section headings of a report template in a prompt: a fenced markdown skeleton that the text around it calls a
 * report, an output or a template. Below a lone title the sections are the next level. Undefined when there is none.
 */
export function templateIn(prompt: string): Template | undefined {
  if (!prompt.includes('```') && !prompt.includes('~~~')) return undefined;
  for (const block of fencedBlocks(prompt)) {
    const isMarkdown = /^(?:md|markdown)\b/i.test(block.info);
    if (!isMarkdown && !(block.info === '' && ANNOUNCES.test(block.before))) continue;
    const sections = sectionsOf(block.lines);
    const announced = ANNOUNCES.test(block.before) || ANNOUNCES.test(block.lines.find((line) => /^#/.test(line)) ?? '');
    if (sections.length > 1 && sections.length <= MAX_SECTIONS && announced)
      return { sections, line: prompt.slice(0, block.start).split('\n').length };
  }
  return undefined;
}

const ANNOUNCES = /\b(?:report|output|deliverable|template|respon(?:se|d)|summary|findings|structure)\b/i;

const FENCES = /^ {0,3}(`{3,}|~{3,})(.*)$/gm;

/** The fenced blocks with the text right before each. A fence with a language inside a markdown block nests. */
function fencedBlocks(prompt: string): Block[] {
  const blocks: Block[] = [];
  let open: { info: string; marker: string; start: number; from: number; depth: number } | undefined;
  let since = 0;
  for (const { 0: fence, 1: marker = '', 2: rest = '', index } of prompt.matchAll(FENCES)) {
    const info = rest.trim();
    const after = index + fence.length + 1;
    if (!open) open = { info, marker, start: index, from: after, depth: 0 };
    else if (!marker.startsWith(open.marker)) continue;
    else if (info !== '' || open.depth > 0) open.depth += info === '' ? -1 : 1;
    else {
      const { start, from } = open;
      const lines = prompt.slice(from, index).split('\n');
      blocks.push({ info: open.info, before: endOf(prompt.slice(since, start)), lines, start });
      open = undefined;
      since = after;
    }
  }
  return blocks;
}

/** The last lines of a text that are not blank. */
function endOf(text: string): string {
  const lines = text.slice(-2000).split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .slice(-4)
    .join('\n');
}

/** The texts of the headings of the topmost level that has several, those below a lone title. */
function sectionsOf(lines: readonly string[]): string[] {
  const headings = lines.flatMap((line) => {
    const [, signs, text] = (line.length < MAX_HEADING && /^(#{1,4})[ \t]+(.+?)[ \t]*#*[ \t]*$/.exec(line)) || [];
    return signs && text ? [{ level: signs.length, text: bare(text) }] : [];
  });
  for (const level of [1, 2, 3, 4]) {
    const here = headings.filter((heading) => heading.level === level);
    if (here.length < 2) continue;
    const byKey = new Map(here.map(({ text }) => [headingKey(text), text]));
    return [...byKey].flatMap(([key, text]) => (key === '' ? [] : [text]));
  }
  return [];
}

/** A heading without emphasis, pictures, and the blanks that the template leaves to fill in. */
function bare(heading: string): string {
  return heading
    .replace(/\[[^\]]*\]|\{+[^}]*\}+|<[^>]*>/g, ' ')
    .replace(/\*\*|__|\p{Extended_Pictographic}|\uFE0F/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[ \d.):–—-]+|[ :–—-]+$/g, '');
}
