import { createSettler } from '../../../text/blocks.ts';
import { MARKDOWN_START, renderBlock } from '../markdown/render-block.ts';
import type { Theme } from '../theme.ts';
import type { Document } from './pager-state.ts';

/** A whole document of markdown as rows, without its frontmatter. Sections begin at headings of level 1 to 3. */
export function documentOf(markdown: string, options: { theme: Theme; columns: number }): Document {
  const rows: string[] = [];
  const stops: number[] = [];
  let state = MARKDOWN_START;
  for (const block of blocksOf(markdown.replace(/^---\n[\s\S]*?\n---\n+/, ''))) {
    const isHeading = !state.fence.fence && /^\s{0,3}#{1,3}[ \t]/.test(block);
    const drawn = renderBlock(block, state, options);
    state = drawn.state;
    if (isHeading) stops.push(rows.length + (drawn.lines[0] === '' ? 1 : 0));
    rows.push(...drawn.lines);
  }
  return { rows, stops };
}

function blocksOf(markdown: string): string[] {
  const settler = createSettler();
  const steps = [...settler.push(markdown), ...settler.end()];
  return steps.flatMap((step) => (step.kind === 'settled' ? [step.markdown] : []));
}
