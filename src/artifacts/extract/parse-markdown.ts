import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Outline } from './block.ts';
import { prepareLines } from './prepare-lines.ts';

/** In characters, long fences not counted: the parser takes seconds for more. */
const LONGEST = 200_000;
/** Blank lines cost the parser too: this many, most of a second. */
const MOST_LINES = 30_000;
/** Quotes and lists within each other, beyond which the time of the parser grows with the square of the depth. */
const TOO_DEEP =
  /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){12}|^[ \t]{200}[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/m;
const FORMATS: ('yaml' | 'toml')[] = ['yaml', 'toml'];

/**
 * Takes a markdown text (line ends `\n`, no byte order mark) apart. The `tree` has the position of every node, but is
 * absent where the text is too long for the parser or nested beyond reason; its fences and headings are then found line
 * by line.
 */
export function parseMarkdown(text: string): Outline & { tree?: Root } {
  const { lines, blocks, headings } = prepareLines(text);
  const prepared = lines.join('\n');
  if (prepared.length > LONGEST || lines.length > MOST_LINES || TOO_DEEP.test(prepared)) return { blocks, headings };
  try {
    const tree = fromMarkdown(prepared, {
      extensions: [gfm(), frontmatter(FORMATS)],
      mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(FORMATS)],
    });
    const found: Outline = { blocks: [], headings: [] };
    visit(tree, prepared.split('\n'), found);
    const whole = new Map(blocks.map((block) => [block.line, block]));
    for (const block of found.blocks) if (block.text.trim() === '') block.text = whole.get(block.line)?.text ?? '';
    return { ...found, tree };
  } catch {
    // Thousands of quotes within quotes end the stack of the parser.
    return { blocks, headings };
  }
}

function visit(node: Nodes, lines: readonly string[], found: Outline): void {
  const place = node.position;
  if (place && node.type === 'heading') found.headings.push({ text: wordsOf(node), line: place.start.line });
  if (place && node.type === 'code') {
    const opening = lines[place.start.line - 1]?.slice(place.start.column - 1) ?? '';
    const run = /^(`{3,}|~{3,})/.exec(opening)?.[0];
    if (run === undefined) return; // indented code
    const closing = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(lines[place.end.line - 1] ?? '')?.[1] ?? '';
    const closed = place.end.line > place.start.line && closing.startsWith(run);
    const info = opening.slice(run.length).trim();
    found.blocks.push({ info, text: node.value.replace(/\r\n?/g, '\n'), line: place.start.line, unclosed: !closed });
  }
  if ('children' in node) for (const child of node.children) visit(child, lines, found);
}

function wordsOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}
