import { lineIn } from '../../artifact.ts';
import { readData } from '../../data/read-data.ts';
import type { Design } from '../design.ts';
import { isRecord } from '../events/pointer.ts';

/** Names of one kind that SQL makes or that a file lists: roles, functions, triggers; queues, buckets, jobs. */
export type MadeNames = {
  /** In the singular: `role`, `function`, `queue`. */
  kind: string;
  names: Map<string, number>;
  /** What all of its names begin with (`nl-`); empty where they have nothing in common. */
  prefix: string;
  from: 'sql' | 'list';
};

const MAKES =
  /\bcreate\s+(?:or\s+replace\s+)?(?:constraint\s+|materialized\s+)?(role|user|function|procedure|trigger|policy|sequence)\s+(?:if\s+not\s+exists\s+)?(?:"?\w+"?\.)?"?([a-z_][\w$]*)"?/gi;
/** Lists of things that have a name each. */
const LISTS =
  /^(queue|topic|stream|bucket|job|schedule|channel|subject|exchange|role|worker|pool|cache|tenant|limit|flag)s?$/i;
const DEEPEST = 4;

/** Every kind of names that the artifacts of a design make, with the line of each. */
export function madeNames({ artifacts }: Design): MadeNames[] {
  const inSql = new Map<string, Map<string, number>>();
  const lists: MadeNames[] = [];
  for (const { artifact } of artifacts) {
    if (artifact.kind === 'sql') {
      for (const match of artifact.text.slice(0, 500_000).matchAll(MAKES)) {
        const kind = (match[1] ?? '').toLowerCase().replace('user', 'role').replace('procedure', 'function');
        const names = inSql.get(kind) ?? new Map<string, number>();
        const line = lineIn(artifact, artifact.text.slice(0, match.index).split('\n').length);
        inSql.set(kind, names.set((match[2] ?? '').toLowerCase(), line));
      }
    }
    if (artifact.kind === 'yaml' || artifact.kind === 'json') {
      for (const { value, lineOf } of readData(artifact.text).documents)
        lists.push(...listsIn(value, [], (path) => lineIn(artifact, lineOf(path))));
    }
  }
  const sql = [...inSql].map(([kind, names]): MadeNames => ({ kind, names, prefix: prefixOf(names), from: 'sql' }));
  return [...sql, ...lists];
}

type Path = readonly (string | number)[];

function listsIn(value: unknown, path: Path, lineOf: (path: Path) => number): MadeNames[] {
  if (path.length > DEEPEST || !isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): MadeNames[] => {
    const own = [...path, key];
    const kind = LISTS.exec(key)?.[1]?.toLowerCase();
    const named = Array.isArray(inner)
      ? inner.flatMap((item, at): [string, number][] => {
          const name = isRecord(item) ? item.name : item;
          return typeof name === 'string' ? [[name, lineOf([...own, at])]] : [];
        })
      : isRecord(inner)
        ? Object.keys(inner).map((name): [string, number] => [name, lineOf([...own, name])])
        : [];
    const names = new Map(kind === undefined ? [] : named);
    const found: MadeNames[] =
      kind !== undefined && names.size > 1 ? [{ kind, names, prefix: prefixOf(names), from: 'list' }] : [];
    return [...found, ...listsIn(inner, own, lineOf)];
  });
}

/** `coll_` of `coll_owner` and `coll_loan`. */
function prefixOf(names: ReadonlyMap<string, number>): string {
  const [first = '', ...others] = names.keys();
  const prefix = /^[a-z0-9]+[-_.:]/i.exec(first)?.[0] ?? '';
  return others.length > 0 && others.every((name) => name.startsWith(prefix)) ? prefix : '';
}
