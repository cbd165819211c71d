import type { Quantity } from './quantity.ts';

const MORE = /^\s*(?:,|and)?\s*\d+(?:\.\d+)?\s*(?:h|min|s|hours?|minutes?|seconds?)\b/;

/** Whether a time is only the first part of what is said: "18 minutes and 46 seconds". */
export function goesOn(text: string, { end, measures }: Quantity): boolean {
  return measures.some(({ kind }) => kind === 'time') && MORE.test(text.slice(end));
}
