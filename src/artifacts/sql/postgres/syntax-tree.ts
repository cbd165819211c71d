/** A node of the syntax tree as libpg-query gives it: JSON, keyed by the field names of PostgreSQL's parse nodes. */
export type Tree = { [key: string]: unknown };

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every node of a tree, itself first, in the order of the text. */
export function* nodesOf(value: unknown): Generator<Tree> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodesOf(one);
  } else if (isTree(value)) {
    yield value;
    for (const one of Object.values(value)) yield* nodesOf(one);
  }
}

/** The nodes of a type where they stand wrapped in its name (`{ ColumnDef: { … } }`), at any depth. */
export function nodesNamed(value: unknown, type: string): Tree[] {
  const found: Tree[] = [];
  for (const node of nodesOf(value)) if (isTree(node[type])) found.push(node[type]);
  return found;
}

/** The list at a field, unwrapped when each of its members is wrapped. */
export function listAt(tree: Tree, key: string): Tree[] {
  const list = tree[key];
  return Array.isArray(list) ? list.filter(isTree) : [];
}

export function treeAt(tree: Tree | undefined, key: string): Tree | undefined {
  const value = tree?.[key];
  return isTree(value) ? value : undefined;
}

export function textAt(tree: Tree | undefined, key: string): string | undefined {
  const value = tree?.[key];
  return typeof value === 'string' ? value : undefined;
}

/** The parts of a possibly qualified name: `[{ String: { sval } }, …]`. */
export function namesAt(tree: Tree | undefined, key: string): string[] {
  const list = tree?.[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => textAt(treeAt(isTree(one) ? one : undefined, 'String'), 'sval') ?? []);
}

/** The names of a list such as a function's or an object's, however it is wrapped. */
export function stringsIn(value: unknown): string[] {
  return nodesNamed(value, 'String').flatMap((one) => textAt(one, 'sval') ?? []);
}

/** A table as a statement names it. `at`: offset in bytes, as the parser gives it. */
export type NamedRelation = { name: string; schema?: string; at: number };

/** The relations that a statement names, without those that its own WITH makes. */
export function relationsOf(tree: unknown): NamedRelation[] {
  const own = new Set(nodesNamed(tree, 'CommonTableExpr').flatMap((one) => textAt(one, 'ctename') ?? []));
  const found: NamedRelation[] = [];
  for (const node of nodesOf(tree)) {
    const name = textAt(node, 'relname');
    if (name === undefined) continue;
    const schema = textAt(node, 'schemaname');
    if (schema === undefined && own.has(name)) continue;
    const at = typeof node.location === 'number' ? node.location : 0;
    found.push(schema === undefined ? { name, at } : { name, schema, at });
  }
  return found;
}
