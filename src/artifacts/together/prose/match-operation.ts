import type { Operation } from '../design.ts';
import { nameKey } from '../names.ts';
import { isSlip } from './is-slip.ts';

/**
 * What a contract says to a call: it has it; it has the path, but not with this method; it has nothing like it, or only
 * something near.
 */
export type Match =
  | { is: 'known'; operations: Operation[] }
  | { is: 'other-method'; operations: Operation[] }
  | { is: 'other-version'; operations: Operation[] }
  | { is: 'near'; operations: Operation[] }
  | { is: 'unknown' };

type Shaped = { operation: Operation; version?: string; segments: string[] };

const PREFIX = /^(?:api|rest|public|external|v\d+(?:\.\d+)?(?:(?:alpha|beta)\d*)?)$/i;
const VERSION = /^v\d/i;
const PARAMETER = /\{[^}]*\}|^:[\w-]+|<[^>]*>|^\$\w+|^\[[^\]]*\]$/g;

/** Holds a call against the HTTP operations: templates and ids match, prefixes of the servers may be missing on either side. */
export function matchOperation(operations: readonly Operation[], method: string, path: string): Match {
  const asked = shape(path);
  const shaped = shapesOf(operations);
  const alike = shaped.filter((one) => fits(asked.segments, one.segments) && !hasWordForId(asked.segments, one));
  const same = alike.filter((one) => !one.version || !asked.version || one.version === asked.version);
  if (same.length > 0) {
    const exact = same.filter(({ operation }) => isMethod(operation.method, method));
    if (exact.length > 0) return { is: 'known', operations: unique(literalFirst(exact, asked.segments)) };
    return { is: 'other-method', operations: unique(literalFirst(same, asked.segments)) };
  }
  if (alike.length > 0) return { is: 'other-version', operations: unique(alike) };
  const near = shaped.filter((one) => isNear(asked.segments, one.segments));
  if (near.length === 0) return { is: 'unknown' };
  const exact = near.filter(({ operation }) => isMethod(operation.method, method));
  return { is: 'near', operations: unique(exact.length > 0 ? exact : near) };
}

/** Every call of a text is held against the same operations. */
const shapes = new WeakMap<readonly Operation[], Shaped[]>();

function shapesOf(operations: readonly Operation[]): Shaped[] {
  const known = shapes.get(operations);
  if (known) return known;
  const shaped = operations.flatMap((operation) =>
    ['', ...operation.bases].map(
      (base): Shaped => ({ operation, ...versionOfBases(operation), ...shape(base + operation.path) }),
    ),
  );
  shapes.set(operations, shaped);
  return shaped;
}

/** The first word of a path that is neither prefix nor version: what kind of thing it is about. */
export function resourceOf(path: string): string {
  return nameKey(shape(path).segments[0] ?? '');
}

/** The version that a path begins with, if it has one. */
export function versionOf(path: string): string | undefined {
  return shape(path).version;
}

/** Whether its servers' base is written before a path or not, it is of the version that they have in common. */
function versionOfBases({ bases }: Operation): { version?: string } {
  const versions = new Set(bases.map((base) => shape(`${base}/x`).version));
  const [version] = versions;
  return versions.size === 1 && version !== undefined ? { version } : {};
}

function shape(path: string): { segments: string[]; version?: string } {
  const segments = path.split('/').filter((segment) => segment !== '');
  let version: string | undefined;
  while (segments.length > 1 && PREFIX.test(segments[0] ?? '')) {
    const first = segments.shift();
    if (first && VERSION.test(first)) version = first.toLowerCase();
  }
  return { segments, ...(version === undefined ? {} : { version }) };
}

function fits(asked: readonly string[], own: readonly string[]): boolean {
  if (asked.at(-1) === '*')
    return own.length >= asked.length - 1 && asked.slice(0, -1).every((one, at) => fitsSegment(one, own[at] ?? ''));
  return asked.length === own.length && asked.every((one, at) => fitsSegment(one, own[at] ?? ''));
}

/** A concrete id stands for a parameter, a parameter never for a word. */
function fitsSegment(asked: string, own: string): boolean {
  if (asked.toLowerCase() === own.toLowerCase()) return true;
  const open = own.replace(PARAMETER, '\0');
  if (!open.includes('\0')) return false;
  const given = asked.replace(PARAMETER, '\0');
  const [before = '', after = ''] = open.split('\0');
  const long = given.length > before.length + after.length;
  if (!long || !given.startsWith(before) || !given.endsWith(after)) return false;
  const middle = given.slice(before.length, given.length - after.length);
  return middle === '\0' || !/[\0:]/.test(middle);
}

/** `/orders/search` is not the order whose id is "search", where ids are numbers or UUIDs. */
function hasWordForId(asked: readonly string[], { operation, segments }: Shaped): boolean {
  return segments.some((own, at) => {
    const name = /^\{([^}]*)\}$/.exec(own)?.[1];
    if (
      name === undefined ||
      !/^(?!me$|self$|current$|latest$|mine$|any$)[a-z]{2,}(?:[-_][a-z]+)*$/.test(asked[at] ?? '')
    )
      return false;
    const shape = operation.parameters.find((one) => one.in === 'path' && one.name === name)?.shape;
    return shape?.type === 'integer' || shape?.format === 'uuid';
  });
}

/** One word is written otherwise, or is left out at the end. */
function isNear(asked: readonly string[], own: readonly string[]): boolean {
  if (asked.length !== own.length || asked.length === 0) return false;
  const off = asked.flatMap((one, at) => (fitsSegment(one, own[at] ?? '') ? [] : [[one, own[at] ?? ''] as const]));
  const [only] = off;
  if (off.length !== 1 || !only) return false;
  const [a, b] = only.map((one) => one.toLowerCase().replace(PARAMETER, '')) as [string, string];
  if (a === '' || b === '') return asked.length > 1;
  return isSlip(a, b) || plain(a) === plain(b) || (asked.length > 1 && asked[0] === own[0]);
}

/** Without its separators and number; there are too many comparisons for anything better. */
function plain(word: string): string {
  return word.replace(/[-_]/g, '').replace(/e?s$/, '');
}

function isMethod(own: string, asked: string): boolean {
  return own === asked || (asked === 'HEAD' && own === 'GET');
}

/** Where a word fits both itself and a parameter, it is the word that is meant. */
function literalFirst(found: Shaped[], asked: readonly string[]): Shaped[] {
  const literal = (one: Shaped): number => one.segments.filter((own, at) => own === asked[at]).length;
  const most = Math.max(...found.map(literal));
  return found.filter((one) => literal(one) === most);
}

function unique(found: readonly Shaped[]): Operation[] {
  return [...new Set(found.map(({ operation }) => operation))];
}
