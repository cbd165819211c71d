import { c4Defects } from './quiet/c4-defects.ts';
import {
  blockDefects,
  gitDefects,
  journeyDefects,
  outlineDefects,
  pieDefects,
  sankeyDefects,
  timelineDefects,
  xyDefects,
} from './quiet/chart-defects.ts';
import { classDefects } from './quiet/class-defects.ts';
import { erDefects } from './quiet/er-defects.ts';
import { flowDefects } from './quiet/flow-defects.ts';
import { ganttDefects } from './quiet/gantt-defects.ts';
import type { QuietDefect } from './quiet/quiet-defect.ts';
import { sequenceDefects } from './quiet/sequence-defects.ts';
import { stateDefects } from './quiet/state-defects.ts';

const FINDERS: readonly (readonly [RegExp, (lines: readonly string[]) => QuietDefect[]])[] = [
  [/^C4/, c4Defects],
  [/^stateDiagram/, stateDefects],
  [/^(?:flowchart|graph)\b/, flowDefects],
  [/^sequenceDiagram\b/, sequenceDefects],
  [/^classDiagram/, classDefects],
  [/^erDiagram\b/, erDefects],
  [/^gantt\b/, ganttDefects],
  [/^journey\b/, journeyDefects],
  [/^sankey/, sankeyDefects],
  [/^pie\b/, pieDefects],
  [/^gitGraph\b/, gitDefects],
  [/^xychart/, xyDefects],
  [/^timeline\b/, timelineDefects],
  [/^(?:mindmap|kanban)\b/, outlineDefects],
  [/^block/, blockDefects],
];

/** More of them are a style of the author's, or a dialect, rather than slips. */
const MOST = 8;

/**
 * What a diagram has wrong though Mermaid reads it without a word. Takes the text without front matter and directives,
 * its type first.
 */
export function findQuietDefects(text: string): QuietDefect[] {
  const finder = FINDERS.find(([type]) => type.test(text.trimStart()))?.[1];
  // The patterns cost more than the length of a line.
  const found = finder?.(text.split('\n').map((line) => line.slice(0, 500))) ?? [];
  return found.sort((a, b) => a.line - b.line).slice(0, MOST);
}
