import type { Level } from '../../../session/finding.ts';

/** Something in a diagram that Mermaid reads without a word, though it cannot be meant so. Lines are from 1. */
export type QuietDefect = { level: Level; rule: 'mermaid/syntax' | 'mermaid/reference'; line: number; message: string };

/** A statement that Mermaid takes for something else than was meant. `at` is the index of its line, from 0. */
export function misread(at: number, message: string): QuietDefect {
  return { level: 'error', rule: 'mermaid/syntax', line: at + 1, message };
}

/** A name that stands for nothing in the diagram. `at` is the index of its line, from 0. */
export function dangling(level: Level, at: number, message: string): QuietDefect {
  return { level, rule: 'mermaid/reference', line: at + 1, message };
}

/** A line as a message quotes it. */
export function quoted(line: string): string {
  return `\`${line.trim().slice(0, 60)}\``;
}
