import type protobuf from 'protobufjs';
import type { Field } from '../design.ts';
import { limitsIn } from './said-limits.ts';

/**
 * What the comment beside a field of Protobuf, or its options for validation, say of its values: the language has no
 * words of its own for it.
 */
export function protobufNotes({ comment, type, repeated, options }: protobuf.Field): Partial<Field> {
  if (repeated) return {};
  const validated = type === 'string' ? longestOf(options ?? {}) : {};
  if (!comment) return validated;
  const kind = type === 'string' ? 'string' : /^(?:[su]?int|s?fixed)(?:32|64)$/.test(type) ? 'integer' : '';
  return { ...limitsIn(comment.slice(0, 500).replaceAll('\n', ' '), kind), ...validated };
}

/** What protovalidate, and protoc-gen-validate before it, hold a string to: `(buf.validate.field).string.max_len`. */
function longestOf(options: Record<string, unknown>): Partial<Field> {
  const [, longest] =
    Object.entries(options).find(([key]) => /^\(.*validate.*\)\.string\.(?:max_)?len$/.test(key)) ?? [];
  return typeof longest === 'number' ? { maxLength: longest } : {};
}
