import { FIELD_TYPES } from '../knowledge/field-types.ts';

/** One line of an entity's notes, read. */
export type FieldNote = {
  name: string;
  /** A type of `FIELD_TYPES`; `text(300)` also carries its length. Absent for references and enumerations. */
  type?: string;
  length?: number;
  values?: string[];
  ref?: string;
  /** The row belongs to the one it refers to, and goes with it. */
  owned: boolean;
  nullable: boolean;
  unique: boolean;
  default?: string;
  /** `write`: sent by clients. `once`: at creation only. `read`: set by the server. `hidden`: never leaves it. */
  api: 'write' | 'once' | 'read' | 'hidden';
};

/**
 * Reads the fields of an entity's notes.
 * @param kinds what stands for `{covers}`: the kinds of it that the brief names
 */
export function fieldNotes(text: string, kinds: readonly string[]): FieldNote[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => fieldNote(line.replace('{covers}', kinds.join(' | '))));
}

function fieldNote(line: string): FieldNote {
  const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
  const fallback = /=\s*('[^']*'|[\w.-]+)\s*(?:[@?]|$)/.exec(rest.replace(/^[-=]> \w+/, ''))?.[1];
  const ref = /^([-=])> (\w+)/.exec(rest);
  const shape = rest.replace(/\s(?:@\w+|\?|unique|= .*)(?=\s|$).*$/, '').trim();
  return {
    name,
    ...(ref?.[2] ? { ref: ref[2] } : shaped(shape)),
    owned: ref?.[1] === '=',
    nullable: /\s\?(?:\s|$)/.test(rest),
    unique: /\sunique\b/.test(rest),
    ...(fallback === undefined ? {} : { default: fallback.replace(/^'(.*)'$/, '$1') }),
    api: /@read\b/.test(rest) ? 'read' : /@hidden\b/.test(rest) ? 'hidden' : /@once\b/.test(rest) ? 'once' : 'write',
  };
}

function shaped(shape: string): Pick<FieldNote, 'type' | 'length' | 'values'> {
  const sized = /^text\((\d+)\)/.exec(shape);
  if (sized) return { type: 'text', length: Number(sized[1]) };
  if (FIELD_TYPES.has(shape)) return { type: shape };
  const values = shape.split('|').map((value) => value.trim().replace(/\s+/g, '_'));
  return { values };
}
