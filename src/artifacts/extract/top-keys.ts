/** The keys of the first two levels of JSON or YAML, and the plain values of the first. */
export type TopKeys = {
  /** The keys under each key of the first level. */
  children: Map<string, Set<string>>;
  values: Map<string, string>;
};

const MOST_LINES = 4000;
const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s#"'{}[\],&*!|>%@`-][^#]*?|[$@]?[\w.-]+))\s*:(?:\s+(.*)|)$/;

/**
 * Reads keys without reading the whole: it also makes sense of an excerpt, of a template and of text with mistakes in
 * it, which a parser refuses. Only the first four thousand lines are looked at.
 */
export function topKeys(text: string): TopKeys {
  const found: TopKeys = { children: new Map(), values: new Map() };
  if (/^\s*(?:(?:\/\/.*|\/\*[\s\S]*?\*\/)\s*)*[{[]/.test(text.slice(0, 5000))) readJson(text, found);
  else readYaml(text, found);
  return found;
}

function readYaml(text: string, found: TopKeys): void {
  let base: number | undefined;
  let inner: number | undefined;
  let parent: string | undefined;
  for (const line of text.split('\n', MOST_LINES)) {
    const indent = line.search(/[^ ]/);
    if (indent < 0 || /^\s*(#|---|\.\.\.|%|\{\{)/.test(line)) continue;
    base ??= indent;
    const [, double, single, bare, rest = ''] = KEY.exec(line.slice(indent).trimEnd()) ?? [];
    const key = double ?? single ?? bare;
    if (indent <= base) {
      base = Math.min(base, indent);
      parent = key;
      inner = undefined;
      if (key === undefined) continue;
      if (!found.children.has(key)) found.children.set(key, new Set());
      const value = rest.replace(/\s+#.*$/, '').replace(/^(["'])(.*)\1$/, '$2');
      if (value !== '' && !found.values.has(key)) found.values.set(key, value);
    } else if (parent !== undefined) {
      inner ??= indent;
      if (indent === inner && key !== undefined) found.children.get(parent)?.add(key);
    }
  }
}

const TOKEN = /"((?:[^"\\\n]|\\.)*)"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{}[\]:,]|[^\s{}[\]:,"/]+/g;

function readJson(text: string, found: TopKeys): void {
  let depth = 0;
  let last: string | undefined;
  let key: string | undefined;
  for (const [token, quoted] of text.slice(0, MOST_LINES * 50).matchAll(TOKEN)) {
    // YAML in braces needs no quotes.
    const string = quoted ?? (/^[\w$]/.test(token) ? token : undefined);
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (token === ':' && last !== undefined) {
      if (depth === 1) found.children.set(last, new Set());
      if (depth === 1) key = last;
      if (depth === 2 && key !== undefined) found.children.get(key)?.add(last);
    } else if (depth === 1 && string !== undefined && key !== undefined && !found.values.has(key)) {
      found.values.set(key, string);
    }
    if (token === ',' && depth === 1) key = undefined;
    last = string;
  }
}
