/**
 * What a value may be, in a small notation for tables of known keys:
 * `string`, `number`, `integer`, `boolean`, `any`, `null`; a scalar or an object by its name in the table; `'literal'`;
 * `[x]` a list; `<x>` a mapping with keys of its own; `x | y`; and `x?` for `x | null`.
 */
export type ShapeText = string;

/** The known keys of one kind of object. A key that ends in `!` must be there. */
export type ObjectShape = Record<string, ShapeText>;

/** A table of everything that may stand in one kind of document. */
export type Shapes = {
  objects: Record<string, ObjectShape>;
  /**
   * Scalars of its own, by name. Given what stands there; gives what was expected instead ("a duration such as `30s`"),
   * or undefined when it fits.
   */
  scalars: Record<string, (value: unknown) => string | undefined>;
  /** Keys that every object takes beside its own. */
  extension?: RegExp;
  /** A string that stands for any scalar, since its value comes later. */
  stands?: (value: string) => boolean;
  /** Keys that need not be there may be empty. */
  nullable?: boolean;
};

export type Shape =
  | { is: 'name'; name: string }
  | { is: 'literal'; value: string }
  | { is: 'list'; of: Shape }
  | { is: 'mapping'; of: Shape }
  | { is: 'union'; of: Shape[] };

const read = new Map<ShapeText, Shape>();

/** Reads the notation; what was read once is kept. A text that is not of the notation throws: tables are our own. */
export function readShape(text: ShapeText): Shape {
  const known = read.get(text);
  if (known) return known;
  const tokens = text.match(/'[^']*'|[\w.-]+|[[\]<>|?]/g) ?? [];
  const shape = union(tokens);
  if (tokens.length > 0) throw new Error(`not a shape: ${text}`);
  read.set(text, shape);
  return shape;
}

function union(tokens: string[]): Shape {
  const of: Shape[] = [];
  do {
    if (tokens[0] === '|') tokens.shift();
    of.push(term(tokens));
    if (tokens[0] === '?') {
      tokens.shift();
      of.push({ is: 'name', name: 'null' });
    }
  } while (tokens[0] === '|');
  const [only] = of;
  return only && of.length === 1 ? only : { is: 'union', of };
}

function term(tokens: string[]): Shape {
  const token = tokens.shift() ?? '';
  if (token === '[' || token === '<') {
    const of = union(tokens);
    tokens.shift();
    return { is: token === '[' ? 'list' : 'mapping', of };
  }
  return token.startsWith("'") ? { is: 'literal', value: token.slice(1, -1) } : { is: 'name', name: token };
}
