import { createSettler } from '../../../text/blocks.ts';
import { sanitize } from '../../../text/sanitize.ts';
import { renderCode } from './code.ts';
import {
  frameOf,
  MARKDOWN_START,
  type MarkdownState,
  type RenderOptions,
  renderBlock,
  renderHeld,
} from './render-block.ts';

/**
 * A whole document as styled lines, none wider than `columns`, as `renderBlock` draws its blocks; but fences are whole,
 * so their colours are right over any length. Frontmatter is drawn as the YAML that it is.
 */
export function renderMarkdown(markdown: string, options: RenderOptions): string[] {
  const [front = '', yaml = ''] = /^---\r?\n(?=\S)([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(markdown) ?? [];
  const lines = front === '' ? [] : renderCode(sanitize(yaml).split('\n'), 'yaml', frameOf(options));
  const settler = createSettler({ sliceLines: Number.POSITIVE_INFINITY });
  let state: MarkdownState = { ...MARKDOWN_START, begun: lines.length > 0 };
  for (const step of [...settler.push(markdown.slice(front.length)), ...settler.end()]) {
    if (step.kind !== 'settled') continue;
    const block = renderBlock(step.markdown, state, options);
    for (const line of block.lines) lines.push(line);
    state = block.state;
  }
  return [...lines, ...renderHeld(state, options)];
}
