import type { Design, Field, ProseTable, Shape } from '../design.ts';
import { isAsideHeading } from '../prose/aside.ts';
import { fieldItems } from './field-items.ts';
import { limitsIn } from './said-limits.ts';

const NAME = /^(?:json )?(?:fields?|propert(?:y|ies)|attributes?|members?)(?: names?)?$/i;
const TYPE = /^(?:json )?types?$/i;
const REQUIRED = /^(?:required|mandatory|presence|optional|req\.?)\??$/i;
const NULLABLE = /^(?:nullable|null)\??$/i;

/** Headings that say whose fields they are: "Fields of a session", "The order resource", "Session fields", "`Session`". */
const OF =
  /^(?:[\d.]+\s+)?(?:(?:the )?(?:fields|properties|attributes|members|shape|body) (?:of|in) )(?:an? |the |one )?([\w -]+?)(?: (?:object|resource|body))?$/i;
const OWN =
  /^(?:[\d.]+\s+)?(?:the |an? )?([\w-]+(?: [\w-]+)?)(?: (?:object|resource|body|fields|representation|schema|model|payload))+$/i;
const BARE = /^(?:[\d.]+\s+)?(?:schema:? )?([A-Z][\w-]+)$/;
/** What has fields and is no resource of an interface. */
const OTHER =
  /\b(?:events?|messages?|topics?|config\w*|settings?|redis|cache|keys?|logs?|headers?|errors?|problems?|parameters?|query|env\w*|tokens?|claims?|metrics?|columns?|tables?)\b/i;

const known = new WeakMap<Design, Shape[]>();

/**
 * The shapes that tables and lists of the text describe, a field a row; without a name where their heading gives none.
 * They stand apart from
 * those of the contracts: a table leaves out what the reader knows.
 */
export function listedShapes(design: Design): Shape[] {
  const before = known.get(design);
  if (before) return before;
  const shapes = [...design.prose.tables, ...fieldItems(design)].flatMap((table) => shapeOf(table) ?? []);
  known.set(design, shapes);
  return shapes;
}

function shapeOf({ head, rows, line, section = '' }: ProseTable): Shape | undefined {
  if (rows.length < 2 || OTHER.test(section) || isAsideHeading(section)) return undefined;
  const name = (OF.exec(section) ?? OWN.exec(section) ?? BARE.exec(section))?.[1] ?? '';
  const fields = listedFields({ head, rows });
  if (!fields || fields.length < 2 || fields.length < rows.length - 1) return undefined;
  return { from: 'table', name: name.replace(/[ -]+/g, '_'), use: 'object', fields, line, artifact: -1 };
}

/** The fields of a table that has a column for their names and one for their types; undefined for any other table. */
export function listedFields({ head, rows }: Pick<ProseTable, 'head' | 'rows'>): Field[] | undefined {
  const column = (pattern: RegExp): number => head.findIndex((title) => pattern.test(title.replace(/`/g, '').trim()));
  const at = { name: column(NAME), type: column(TYPE), required: column(REQUIRED), nullable: column(NULLABLE) };
  if (at.name < 0 || at.type < 0) return undefined;
  const optional = /optional/i.test(head[at.required] ?? '');
  return rows.flatMap(({ cells, line: own }): Field[] => {
    const cell = (index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim());
    const field = /^`?(\w+)`?$/.exec(cell(at.name))?.[1];
    if (field === undefined) return [];
    const type = typeOf(cell(at.type));
    const notes = cells.filter((_, index) => index > at.type && index !== at.required && index !== at.nullable);
    const said = [cell(at.type), ...notes].map((note) => limitsIn(note, type.type));
    const yes = /^(?:yes|y|true|required|always|✓|✔|x|mandatory)\b/i.test(cell(at.required));
    return [
      {
        name: field,
        ...Object.assign({}, ...said.reverse()),
        ...type,
        nullable: /\bnull(?:able)?\b/i.test(cell(at.type)) || /^(?:yes|y|true|✓|✔)/i.test(cell(at.nullable)),
        required: at.required >= 0 ? yes !== optional : /^(?:no|n|false|✗|not null|never)\b/i.test(cell(at.nullable)),
        line: own,
      },
    ];
  });
}

const TYPES: readonly (readonly [pattern: RegExp, type: string, format?: string])[] = [
  [/^(?:uuid|guid)\b/i, 'string', 'uuid'],
  [/^(?:date-?time|timestamp(?:tz)?|instant|iso ?8601|rfc ?3339)\b/i, 'string', 'date-time'],
  [/^date\b/i, 'string', 'date'],
  [/^(?:integer|int(?:8|16|32|64)?|long|bigint|smallint|whole number)\b/i, 'integer'],
  [/^(?:number|float|double|decimal)\b/i, 'number'],
  [/^bool(?:ean)?\b/i, 'boolean'],
  [/^(?:string|str|text|varchar|char|enum)\b/i, 'string'],
];

/** A type as tables write it: `string (uuid)`, `UUID or null`, `int64`, `string[]`. What is not known is an object. */
function typeOf(cell: string): Pick<Field, 'type' | 'isList' | 'format'> {
  const text = cell.replace(/`/g, '').trim();
  const isList = /\[\]|^(?:array|list|set) of\b|^(?:array|list)\b/i.test(text);
  const inner = /^\w+\s*[(<]\s*(uuid|date-?time|date)\b/i.exec(text)?.[1];
  const found =
    TYPES.find(([pattern]) => pattern.test(inner ?? text)) ??
    (limitsIn(cell, 'string').values ? (['values', 'string'] as const) : undefined);
  if (!found || isList) return { type: isList ? 'array' : 'object', isList };
  const [, type, format] = found;
  return { type, isList, ...(format !== undefined && { format }) };
}
