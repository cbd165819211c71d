import type protobuf from 'protobufjs';
import type { Field } from '../design.ts';
import { limitsIn } from './said-limits.ts';

/** What the comment beside a field of Protobuf says of its values: the language has no words of its own for it. */
export function protobufNotes({ comment, type, repeated }: protobuf.Field): Partial<Field> {
  if (!comment || repeated) return {};
  const kind = type === 'string' ? 'string' : /^(?:[su]?int|s?fixed)(?:32|64)$/.test(type) ? 'integer' : '';
  return limitsIn(comment.slice(0, 500).replaceAll('\n', ' '), kind);
}
