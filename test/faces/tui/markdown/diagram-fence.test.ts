import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MARKDOWN_START,
  type MarkdownState,
  type RenderOptions,
  renderBlock,
  renderHeld,
} from '../../../../src/faces/tui/markdown/render-block.ts';
import { renderMarkdown } from '../../../../src/faces/tui/markdown/render-markdown.ts';
import { createSettler } from '../../../../src/text/blocks.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { ASCII, COLORLESS, shown, styled, THEME } from './readable.ts';

const OPTIONS: RenderOptions = { columns: 60, theme: COLORLESS };

const FLOW = '```mermaid\nflowchart LR\n  a[Desk] --> b[Shelf]\n```\n';
const LONG = `\`\`\`mermaid\nsequenceDiagram\n${Array.from({ length: 20 }, (_, at) => `  A->>B: call ${at}`).join('\n')}\n\`\`\`\n`;
const BROKEN = '```mermaid\nflowchart LR\n  a[Desk --> b\n```\n';

/** As the stream gives it: in pieces of any size, settled in slices. */
function streamed(markdown: string, cuts: readonly number[], options: RenderOptions): string[] {
  const settler = createSettler();
  const ends = [...new Set([...cuts.map((cut) => cut % markdown.length), markdown.length])].sort((a, b) => a - b);
  const steps = ends.flatMap((end, at) => settler.push(markdown.slice(ends[at - 1] ?? 0, end)));
  const lines: string[] = [];
  let state: MarkdownState = MARKDOWN_START;
  for (const step of [...steps, ...settler.end()]) {
    if (step.kind !== 'settled') continue;
    const block = renderBlock(step.markdown, state, options);
    lines.push(...block.lines);
    state = block.state;
  }
  return [...lines, ...renderHeld(state, options)];
}

describe('the fence of a diagram', () => {
  it('is drawn, quietly: lines are dim, words are not', () => {
    expect(shown(renderMarkdown(FLOW, OPTIONS))).toBe(
      '  ┌──────┐    ┌───────┐\n  │ Desk ├───►│ Shelf │\n  └──────┘    └───────┘',
    );
    expect(styled(renderMarkdown(FLOW, { ...OPTIONS, theme: THEME })).split('\n')[1]).toBe(
      '  ‹dim›│‹/› Desk ‹dim›├───‹/›►‹dim›│‹/› Shelf ‹dim›│‹/›',
    );
  });

  it('is drawn in ASCII where there is no Unicode', () => {
    expect(shown(renderMarkdown(FLOW, { ...OPTIONS, theme: ASCII }))).toBe(
      '  +------+    +-------+\n  | Desk +--->| Shelf |\n  +------+    +-------+',
    );
  });

  it('stays as its source where it is not understood or does not fit, and says so', () => {
    expect(shown(renderMarkdown(BROKEN, OPTIONS))).toBe('  mermaid   as its source\n  flowchart LR\n    a[Desk --> b');
    expect(shown(renderMarkdown(FLOW, { ...OPTIONS, columns: 8 }))).toContain('merma');
  });

  it('stays as its source for a screen reader', () => {
    expect(shown(renderMarkdown(FLOW, { ...OPTIONS, isSpoken: true }))).toBe(
      '  mermaid\n  flowchart LR\n    a[Desk] --> b[Shelf]',
    );
  });

  it('stays as its source where it is never closed', () => {
    expect(shown(renderMarkdown(`Text.\n\n${FLOW.slice(0, -4)}`, OPTIONS))).toBe(
      'Text.\n\n  mermaid   as its source\n  flowchart LR\n    a[Desk] --> b[Shelf]',
    );
  });

  it('is held back until it is whole', () => {
    const [open = '', ...rest] = LONG.split(/(?<=call 5\n)/);
    const first = renderBlock(`Text.\n\n${open}`, MARKDOWN_START, OPTIONS);
    expect(first.lines).toEqual(['Text.']);
    expect(renderHeld(first.state, OPTIONS)).toContain('    A->>B: call 5');
    const second = renderBlock(rest.join(''), first.state, OPTIONS);
    expect(second.lines[0]).toBe('');
    expect(shown(second.lines)).toContain('call 19');
    expect(shown(second.lines)).not.toContain('A->>B');
    expect(renderHeld(second.state, OPTIONS)).toEqual([]);
  });

  it('goes on as code after it was cut', () => {
    const { state } = renderBlock('```mermaid\nflowchart LR\n', MARKDOWN_START, OPTIONS);
    const { held: _held, ...cut } = state;
    expect(renderBlock('  a --> b\n```\n', cut, OPTIONS).lines).toEqual(['    a --> b']);
  });

  it('gives the same lines, however the stream is chunked, in lists too', () => {
    const texts = [
      FLOW,
      LONG,
      BROKEN,
      `- one\n\n  ${FLOW.replace(/\n(?=.)/g, '\n  ')}- two\n`,
      'Text.\n',
      LONG.slice(0, -4),
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        fc.integer({ min: 8, max: 90 }),
        (parts, cuts, columns) => {
          const options = { ...OPTIONS, columns };
          const lines = streamed(parts.join('\n'), cuts, options);
          expect(lines).toEqual(streamed(parts.join('\n'), [], options));
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
        },
      ),
      { seed: 9, numRuns: 30 },
    );
  });
});
