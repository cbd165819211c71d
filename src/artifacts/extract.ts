import type { Artifact } from './artifact.ts';
import type { DesignDocument } from './document.ts';
import type { Block, Candidate, Heading } from './extract/block.ts';
import { engineNear } from './extract/engine-near.ts';
import { readInfoString } from './extract/info-string.ts';
import { nameAbove, nameWithin } from './extract/name-above.ts';
import { parseMarkdown } from './extract/parse-markdown.ts';
import { isFragment } from './fragment.ts';
import { kindOf } from './kind.ts';

/** Markdown within markdown within markdown is looked into no deeper. */
const DEEPEST = 3;
const MARKDOWN = new Set(['md', 'markdown', 'mdx', 'gfm']);

/**
 * Takes a design document apart: markdown, unless the ending of its `path` says it is a plain file of some kind, which
 * then is one artifact. Takes any text, in a time that grows with its length: a document of more than some hundred
 * thousand characters has its artifacts, but no `tree`. The text of the result has no byte order mark, and `\n` alone
 * as its line ends; its lines are the lines of the file.
 */
export function extract(text: string, path?: string): DesignDocument {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const document = { ...(path === undefined ? {} : { path }), text: plain };
  const file = path === undefined ? undefined : fileAsArtifact(plain, path);
  if (file) return { ...document, artifacts: [file] };
  const { blocks, headings, tree } = parseMarkdown(plain);
  const candidates = candidatesIn(plain, blocks, headings, 1, 0);
  const near = engineNear(plain, candidates);
  const artifacts: Artifact[] = [];
  for (const { block, section, name } of candidates) {
    const decided = kindOf({ info: block.info, ...(name === undefined ? {} : { name }), text: block.text, near });
    if (!decided) continue;
    artifacts.push({
      index: artifacts.length,
      ...decided,
      ...(name === undefined ? {} : { name }),
      ...(section === undefined ? {} : { section }),
      text: block.text,
      line: block.line,
      firstLine: block.line + 1,
      fragment: isFragment(block.text, decided.kind),
      unclosed: block.unclosed,
    });
  }
  return { ...document, artifacts, ...(tree ? { tree } : {}) };
}

function fileAsArtifact(text: string, path: string): Artifact | undefined {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? name.toLowerCase();
  if (MARKDOWN.has(ending) || ending === 'txt') return undefined;
  const decided = kindOf({ info: ending, name, text });
  if (!decided) return undefined;
  const fragment = isFragment(text, decided.kind);
  return { index: 0, ...decided, name, text, line: 1, firstLine: 1, fragment, unclosed: false };
}

/** @param first the line of the document that the first line of `text` stands on */
function candidatesIn(text: string, blocks: Block[], headings: Heading[], first: number, depth: number): Candidate[] {
  const lines = text.split('\n');
  return blocks.flatMap((block) => {
    const { language, name: given } = readInfoString(block.info);
    if (MARKDOWN.has(language) && depth < DEEPEST && /^\s*(?:>\s*)*(```|~~~)/m.test(block.text)) {
      const inner = parseMarkdown(block.text);
      return candidatesIn(block.text, inner.blocks, inner.headings, first + block.line, depth + 1);
    }
    const section = headings.findLast(({ line }) => line < block.line)?.text;
    const name = given ?? nameAbove(lines, block.line) ?? nameWithin(block.text);
    return {
      block: { ...block, line: block.line + first - 1 },
      ...(section === undefined ? {} : { section }),
      ...(name === undefined ? {} : { name }),
    };
  });
}
