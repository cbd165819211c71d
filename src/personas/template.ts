import { headingKey } from '../text/headings.ts';

/** More headings than this are a document, not the sections of one. */
const MAX_SECTIONS = 24;
/** In characters. */
const MAX_HEADING = 200;

type Block = { info: string; before: string; lines: string[] };

/**
 * The section headings of a report template in a prompt: a fenced markdown skeleton that the text around it calls a
 * report, an output or a template. Below a lone title the sections are the next level. Empty when there is none.
 */
export function templateSections(prompt: string): string[] {
  if (!prompt.includes('```') && !prompt.includes('~~~')) return [];
  for (const block of fencedBlocks(prompt)) {
    const isMarkdown = /^(?:md|markdown)\b/i.test(block.info);
    if (!isMarkdown && !(block.info === '' && ANNOUNCES.test(block.before))) continue;
    const sections = sectionsOf(block.lines);
    const announced = ANNOUNCES.test(block.before) || ANNOUNCES.test(block.lines.find((line) => /^#/.test(line)) ?? '');
    if (sections.length > 1 && sections.length <= MAX_SECTIONS && announced) return sections;
  }
  return [];
}

const ANNOUNCES = /\b(?:report|output|deliverable|template|respon(?:se|d)|summary|findings|structure)\b/i;

/** The fenced blocks with the text right before each. A fence with a language inside a markdown block nests. */
function fencedBlocks(prompt: string): Block[] {
  const blocks: Block[] = [];
  let open: { block: Block; marker: string; depth: number } | undefined;
  let before: string[] = [];
  for (const line of prompt.split('\n')) {
    const [, marker = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (!open) {
      if (marker)
        open = { block: { info: info.trim(), before: before.slice(-4).join('\n'), lines: [] }, marker, depth: 0 };
      else if (line.trim() !== '') before.push(line);
      continue;
    }
    const closes = marker.startsWith(open.marker) && info.trim() === '' && open.depth === 0;
    if (closes) {
      blocks.push(open.block);
      open = undefined;
      before = [];
      continue;
    }
    if (marker.startsWith(open.marker)) open.depth += info.trim() === '' ? -1 : 1;
    open.block.lines.push(line);
  }
  return blocks;
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
