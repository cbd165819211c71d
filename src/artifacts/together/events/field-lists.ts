import { lineIn } from '../../artifact.ts';
import { fieldItems } from '../contract/field-items.ts';
import { listedFields } from '../contract/listed-shapes.ts';
import type { Design, ProseTable } from '../design.ts';
import { nameKey } from '../names.ts';
import { plainTables } from './plain-lists.ts';
import { eventRows } from './prose-messages.ts';
import { kindOf, saidLists } from './said-lists.ts';

/** One field of a list; without a type where the list gives none that JSON has. */
export type ListedField = {
  name: string;
  type?: JsonType;
  required: boolean;
  values?: readonly string[];
  line: number;
};

export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'array';

/** The fields that a text gives for a message or a body: a table, a list, an interface, a cell of a table of events. */
export type FieldList = {
  name?: string;
  section?: string;
  fields: readonly ListedField[];
  /** It lists what is required, and a sample may have more. */
  isOpen?: boolean;
  line: number;
};

/** In characters, of one block of code. */
const LONGEST = 50_000;
const JSON_TYPES: readonly string[] = ['string', 'integer', 'number', 'boolean', 'array'];
const FIELDS_COLUMN =
  /^(?:(?:required|mandatory|all|event|message|json) )?(?:payload|fields?|body|data|contents?|attributes|members|properties|carries)(?: (?:fields?|attributes|keys|carried))?(?: \((?!.*\b(?:excerpt|main|partial|some|selected|extra|e\.g|key)\b).*\))?$/i;

/** The lists of fields in a design, in no order. */
export function fieldLists(design: Design): FieldList[] {
  return [
    ...fromTables(design),
    ...fromInterfaces(design),
    ...fromEventTables(design),
    ...plainLists(design),
    ...saidLists(design),
  ].filter(({ fields }) => fields.length >= 2);
}

function fromTables(design: Design): FieldList[] {
  return [...design.prose.tables, ...fieldItems(design)].map((table) => ({
    ...(table.section !== undefined && { section: table.section }),
    line: table.line,
    fields: fieldsOf(table),
  }));
}

function plainLists(design: Design): FieldList[] {
  return plainTables(design).map(({ table, ...rest }) => ({ ...rest, line: table.line, fields: fieldsOf(table) }));
}

function fieldsOf(table: ProseTable): ListedField[] {
  return (listedFields(table) ?? []).map(({ name, type, required, values, line }) => ({
    name,
    required,
    line,
    ...typed(type),
    ...(values && { values }),
  }));
}

/** `interface X { … }` and `type X = { … }` of TypeScript, flat ones. */
function fromInterfaces({ artifacts }: Design): FieldList[] {
  return artifacts.flatMap(({ artifact }): FieldList[] => {
    if (artifact.kind !== 'code' || artifact.text.length > LONGEST) return [];
    const blocks = artifact.text.matchAll(/\b(?:interface\s+(\w+)[^{}=]*|type\s+(\w+)\s*=\s*)\{([^{}]*)\}/g);
    return [...blocks].map(({ 0: all, 1: one, 2: other, 3: body = '', index }) => {
      const start = artifact.text.slice(0, index + all.indexOf('{') + 1).split('\n').length;
      const fields = body.split('\n').flatMap((text, at): ListedField[] => {
        const [, name, mark, type = ''] = /^\s*(?:readonly\s+)?(\w+)(\?)?\s*:\s*([^;,/]+)/.exec(text) ?? [];
        if (name === undefined) return [];
        const kind = /\[\]\s*$|^(?:Readonly)?Array</.test(type.trim()) ? 'array' : type.trim();
        const values = /^'[^']*'(?:\s*\|\s*'[^']*')+\s*$/.test(type)
          ? [...type.matchAll(/'([^']*)'/g)].map(([, value = '']) => value)
          : undefined;
        const line = lineIn(artifact, start + at);
        return [{ name, required: mark === undefined, line, ...typed(kind), ...(values && { values }) }];
      });
      const name = one ?? other;
      const section = artifact.section;
      return {
        ...(name !== undefined && { name }),
        ...(section !== undefined && { section }),
        fields,
        line: lineIn(artifact, start),
      };
    });
  });
}

/** A row of a table of events with a column for the names of its fields. */
function fromEventTables({ prose }: Design): FieldList[] {
  return prose.tables.flatMap((table) => {
    const column = table.head.findIndex((title) => FIELDS_COLUMN.test(title.trim()));
    if (column < 0) return [];
    const isOpen = /^(?:required|mandatory)\b/i.test(table.head[column]?.trim() ?? '');
    return eventRows(table).map(({ name, line, cells }) => ({
      name,
      isOpen,
      line,
      ...(table.section !== undefined && { section: table.section }),
      fields: namesIn(cells[column] ?? '', line),
    }));
  });
}

/** `id, total_cents (int)`, `{ id, total_cents }`, `id: uuid; total_cents: int`, `` `id` and `total_cents` ``. */
const NAMED = /^([A-Za-z_]\w*)(\?)?(?:\s*(?::\s*|\()([A-Za-z][\w -]*)\)?)?(\?)?$/;

function namesIn(cell: string, line: number): ListedField[] {
  const names = cell
    .replace(/[`{}]|<br ?\/?>/g, ' ')
    .trim()
    .split(/\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s{2,}/)
    .map((part) => NAMED.exec(part.trim()));
  // A cell that says more than names leaves out what it likes.
  if (names.some((one) => one === null)) return [];
  return names.flatMap((one) => {
    const [, name, mark, note = '', late] = one ?? [];
    if (name === undefined) return [];
    const required = mark === undefined && late === undefined && !/\b(?:optional|nullable|or null)\b/i.test(note);
    return [{ name, required, line, ...kindOf(note) }];
  });
}

function typed(type: string): { type?: JsonType } {
  return JSON_TYPES.includes(type) ? { type: type as JsonType } : {};
}

/** Whether a key of a sample and a listed name are the same as written, or but for their spelling. */
export function isSameField(one: string, other: string): boolean {
  return one === other || nameKey(one) === nameKey(other);
}
