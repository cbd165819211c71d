import type { ToolUseBlock } from '../session/events.ts';

/** The key under which input that is no JSON object is kept, so that the model reads in its history what it said. */
const INVALID = 'INVALID_JSON';

/** A tool's input from the JSON that came in pieces, read strictly; anything but an object is kept word for word. */
export function parsedInput(json: string): unknown {
  try {
    const input: unknown = JSON.parse(json);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input;
  } catch {
    // Falls through: what cannot be read is kept as it was said.
  }
  return { [INVALID]: json };
}

/**
 * What the model wrote instead of valid input; undefined when the call's input can be used.
 *
 * Contract: a call for which this is defined must not run. It is answered with `is_error`, and the API takes the block
 * back because its input is an object.
 */
export function invalidInput({ input }: ToolUseBlock): string | undefined {
  if (typeof input !== 'object' || input === null || Object.keys(input).length !== 1) return undefined;
  const raw = Object.getOwnPropertyDescriptor(input, INVALID)?.value;
  return typeof raw === 'string' ? raw : undefined;
}
