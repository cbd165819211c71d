import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { fitParts } from './fit-parts.ts';

/**
 * A part of a screen from top to bottom: rows that are drawn already, each no wider than the screen; or something that
 * draws itself into as many rows as are left over, `least` of them at least. By its name it is the same part in the
 * next frame, so that what is typed in it stays.
 */
export type StackPart =
  | { name: string; rank: number; lines: readonly string[] }
  | { name: string; rank: number; least: number; draw(maxRows: number): ReactNode };

/** An empty row between two parts; the first to go when there is little room. */
export const GAP = { rank: 9, lines: [''] };

export type StackProps = {
  /** The rows it may take; what does not fit is left out by rank. */
  rows: number;
  /** At most one of them draws itself. */
  parts: readonly StackPart[];
};

/** Parts below one another that together never take more rows than there are. */
export function Stack({ rows, parts }: StackProps): ReactNode {
  const sizes = parts.map((part) => ({ rank: part.rank, rows: 'lines' in part ? part.lines.length : part.least }));
  const shown = fitParts(rows, sizes);
  const left = rows - sizes.reduce((sum, size, at) => sum + (shown[at] ? size.rows : 0), 0);
  return (
    <Box flexDirection="column">
      {parts.map((part, at) => {
        if (!shown[at]) return undefined;
        return <StackedPart key={part.name} part={part} left={left} />;
      })}
    </Box>
  );
}

function StackedPart({ part, left }: { part: StackPart; left: number }): ReactNode {
  return 'lines' in part ? <Lines lines={part.lines} /> : part.draw(part.least + left);
}

/** Rows as they are: each takes exactly one row, whatever its width. */
export function Lines({ lines }: { lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return undefined;
  return <Text wrap="truncate-end">{lines.map((line) => line || ' ').join('\n')}</Text>;
}
