import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { fitParts } from './fit-parts.ts';

/**
 * A part of a screen: rows that are drawn already, each no wider than the screen; or something that draws itself into
 * `least` rows, and into all that are left over if it `grows`. By its name it is the same part in the next frame, so
 * what is typed in it stays. Rank 0 is the last to be left out, the highest rank the first.
 */
export type StackPart = { name: string; rank: number } & (
  | { lines: readonly string[] }
  | { least: number; grows?: boolean; draw(maxRows: number): ReactNode }
);

export type StackProps = {
  /** The rows it may take. */
  rows: number;
  /** From top to bottom; at most one of them grows. */
  parts: readonly StackPart[];
};

/** Parts below one another that together never take more rows than there are: what does not fit is left out by rank. */
export function Stack({ rows, parts }: StackProps): ReactNode {
  const sizes = parts.map((part) => ({ rank: part.rank, rows: 'lines' in part ? part.lines.length : part.least }));
  const shown = fitParts(rows, sizes);
  const left = rows - sizes.reduce((sum, size, at) => sum + (shown[at] ? size.rows : 0), 0);
  return (
    <Box flexDirection="column" flexShrink={0}>
      {parts.map((part, at) => shown[at] && <Part key={part.name} part={part} left={left} />)}
    </Box>
  );
}

/** An empty row between two parts; the first to go when there is little room. */
export function gap(name: string): StackPart {
  return { name, rank: 9, lines: [''] };
}

function Part({ part, left }: { part: StackPart; left: number }): ReactNode {
  if ('lines' in part) return <Lines lines={part.lines} />;
  return part.draw(part.least + (part.grows ? left : 0));
}

/** Rows as they are: each takes exactly one row, whatever its width. */
export function Lines({ lines }: { lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return undefined;
  return <Text wrap="truncate-end">{lines.map((line) => line || ' ').join('\n')}</Text>;
}
