import { parse } from 'yaml';
import type { Value } from './value.ts';

/** In characters. Longer ones are read line by line: some of the parser's steps take quadratic time. */
const MAX_LENGTH = 16 * 1024;
const MAX_DEPTH = 32;

/** Why a text could not be read as YAML; `offset` is where, in characters. */
export class NotYaml extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.name = 'NotYaml';
    this.offset = offset;
  }
}

/**
 * Reads one YAML 1.2 document without aliases. Throws `NotYaml` where the text is none, repeats a key, or would take
 * too long: the parser recurses with the nesting, and V8 aborts the process when that leaves no stack for a regexp.
 */
export function readYaml(text: string, maxLength = MAX_LENGTH): Value {
  if (!isModest(text, maxLength)) throw new NotYaml('it is too long or nested too deep', 0);
  return read(text);
}

/** Reads `key: |` and the indented lines below it, however long: to the parser they are one token. */
export function readBlockScalar(entry: string): Value {
  return read(entry);
}

function read(text: string): Value {
  try {
    return parse(text, OPTIONS) ?? '';
  } catch (thrown) {
    throw new NotYaml(messageOf(thrown), offsetOf(thrown));
  }
}

const OPTIONS = {
  schema: 'failsafe',
  mapAsMap: true,
  stringKeys: true,
  maxAliasCount: 0,
  prettyErrors: false,
  logLevel: 'error',
} as const;

/** Whether reading the text as YAML takes little time, and little of the stack. */
export function isModest(text: string, maxLength = MAX_LENGTH): boolean {
  if (text.length > maxLength || /(?:[-?:][ \t\n]+){8}|\s{512}/.test(text)) return false;
  let depth = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') depth += 1;
    else if ((sign === ']' || sign === '}') && depth > 0) depth -= 1;
    if (depth > MAX_DEPTH) return false;
  }
  return true;
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function offsetOf(thrown: unknown): number {
  const { pos } = thrown as { pos?: unknown };
  return Array.isArray(pos) && typeof pos[0] === 'number' ? pos[0] : 0;
}
