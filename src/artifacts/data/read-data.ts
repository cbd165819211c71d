import { type Document, isMap, isSeq, LineCounter, type Node, parseAllDocuments, visit } from 'yaml';

/** JSON or YAML, read with the place of everything in it. */
export type Data = {
  /** One for each document of the stream, as plain values; empty ones are left out, and those with a loose alias. */
  documents: DataDocument[];
  /** What the grammar refuses. Lines are those of the text, from 1. */
  problems: { line: number; column: number; message: string; code: string }[];
};

export type DataDocument = {
  value: unknown;
  /** Line of its first content in the text, from 1. */
  line: number;
  /** The line of a path's key (or list item) in the text; that of the nearest parent which has one. */
  lineOf(path: readonly (string | number)[]): number;
};

/** In characters: what is longer is not read, for its cost grows faster than its length. */
const LONGEST = 1_000_000;
/** Brackets within brackets: the library fails for good on some ten thousands of them. */
const DEEPEST = 500;
/** Aliases that may be followed, over all of a document: YAML bombs have more. */
const ALIASES = 1000;

/** Reads a stream of YAML documents, of which JSON is one. Never throws. */
export function readData(text: string): Data {
  const refused = refuse(text);
  if (refused) return { documents: [], problems: [{ line: 1, column: 1, ...refused }] };
  const lineCounter = new LineCounter();
  try {
    const parsed = parseAllDocuments(text, {
      lineCounter,
      prettyErrors: false,
      logLevel: 'silent',
      version: '1.2',
      merge: true,
    });
    const documents = 'empty' in parsed ? [] : parsed;
    const loose = new Map(documents.map((document) => [document, text.includes('*') ? looseAliases(document) : []]));
    const problems = documents.flatMap((document) =>
      [...document.errors, ...(loose.get(document) ?? [])].map(({ code, message, pos }) => {
        const { line, col } = lineCounter.linePos(pos[0]);
        return { line, column: col, message, code };
      }),
    );
    return {
      problems,
      documents: documents
        .filter((document) => document.contents !== null && loose.get(document)?.length === 0)
        .map((document) => {
          const lineAt = (node: unknown): number | undefined => {
            const range = (node as Node | null | undefined)?.range;
            return range ? lineCounter.linePos(range[0]).line : undefined;
          };
          return {
            value: document.toJS({ maxAliasCount: ALIASES }) as unknown,
            line: lineAt(document.contents) ?? 1,
            lineOf: (path) => lineOf(document.contents, path, lineAt),
          };
        }),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { documents: [], problems: [{ line: 1, column: 1, message, code: 'UNREADABLE' }] };
  }
}

/** Aliases of anchors that no line above sets: the library would throw on them when it makes plain values. */
function looseAliases(document: Document): { code: string; message: string; pos: [number] }[] {
  const anchors = new Set<string>();
  const loose: ReturnType<typeof looseAliases> = [];
  visit(document as Document.Parsed, {
    Alias: (_, { source, range }) => {
      if (!anchors.has(source)) loose.push({ code: 'LOOSE_ALIAS', message: source, pos: [range?.[0] ?? 0] });
    },
    Value: (_, { anchor }) => {
      if (anchor) anchors.add(anchor);
    },
  });
  return loose;
}

function refuse(text: string): { message: string; code: string } | undefined {
  if (text.length > LONGEST) return { message: `It is longer than ${LONGEST} characters.`, code: 'TOO_LONG' };
  if (/^\s*(?:[-?] +){100}/m.test(text) || /^ {1000}/m.test(text)) {
    return { message: 'It has too many lists within lists.', code: 'TOO_DEEP' };
  }
  let depth = 0;
  for (const char of text) {
    if (char === '[' || char === '{') depth++;
    else if ((char === ']' || char === '}') && depth > 0) depth--;
    if (depth > DEEPEST) return { message: `It has more than ${DEEPEST} brackets within brackets.`, code: 'TOO_DEEP' };
  }
  return undefined;
}

function lineOf(
  root: unknown,
  path: readonly (string | number)[],
  lineAt: (node: unknown) => number | undefined,
): number {
  let node = root;
  let line = lineAt(root) ?? 1;
  for (const step of path) {
    let next: unknown;
    let place: unknown;
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => String((key as { value?: unknown } | null)?.value ?? key) === String(step),
      );
      next = pair?.value;
      place = pair?.key;
    } else if (isSeq(node)) {
      next = node.items[Number(step)];
      place = next;
    }
    if (place === undefined) return line;
    line = lineAt(place) ?? line;
    node = next;
  }
  return line;
}
