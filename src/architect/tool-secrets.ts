import type { ToolUseBlock } from '../session/events.ts';
import { type Masked, maskedWords } from '../session/masked.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import type { Tool } from './tools/tool.ts';

/** The most characters of what a tool did, as it is named. */
const NAMED = 60;

/**
 * What is said of secrets in what a tool brought: of a file that was read, the file and the line in it; of anything else,
 * what the tool did.
 *
 * @param output as the model reads it, with its lines in the places that `masked` tells
 */
export function toolSecrets(
  call: ToolUseBlock,
  tool: Tool | undefined,
  { output, masked }: { output: string; masked: readonly Masked[] },
): string {
  const parsed = tool?.parse(call.input);
  const input = parsed?.ok ? parsed.input : undefined;
  const path = tool?.spec.name === 'read' ? (input as { path?: unknown } | undefined)?.path : undefined;
  if (typeof path === 'string') return maskedWords(sanitizeLine(path), inTheFile(masked, output));
  const did = tool && input !== undefined ? tool.describe(input) : call.name;
  return maskedWords(
    `What \`${sanitizeLine(did, NAMED)}\` brings`,
    masked.map(({ what }) => ({ what })),
  );
}

/** Each line of a file that is read begins with its number. */
function inTheFile(masked: readonly Masked[], output: string): Masked[] {
  const lines = output.split('\n');
  return masked.map(({ what, line = 0 }) => {
    const number = /^ *(\d+)\t/.exec(lines[line - 1] ?? '')?.[1];
    return number === undefined ? { what } : { what, line: Number(number) };
  });
}
