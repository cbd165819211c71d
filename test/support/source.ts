import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';

/** A source file, as far as the layers test looks into it. */
export type Source = {
  /** Below `src`, with slashes. */
  path: string;
  lines: number;
  imports: Import[];
  /** What it reaches for outside itself: `process`, `Date.now`, `new Date()`, … */
  reaches: string[];
  defaultExport: boolean;
};

/** `target`: below `src` for a file of ours, else the package's name (`node:fs`, `@scope/name`). */
export type Import = { target: string; ours: boolean; typeOnly: boolean };

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every TypeScript file below `src`. */
export function readSources(): Source[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => readSource(path, readFileSync(join(SRC, path), 'utf8')));
}

export function readSource(path: string, code: string): Source {
  const source: Source = {
    path,
    lines: code.trimEnd().split('\n').length,
    imports: [],
    reaches: [],
    defaultExport: false,
  };
  visit(parseAst(code, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node, source);
  return source;
}

type Node = { type: string; [key: string]: unknown };

function visit(node: Node, source: Source): void {
  const imported = importOf(node, source.path);
  if (imported) source.imports.push(imported);
  const reached = reachOf(node);
  if (reached) source.reaches.push(reached);
  if (node.type === 'ExportDefaultDeclaration') source.defaultExport = true;
  for (const [key, value] of Object.entries(node)) {
    if (isName(node, key)) continue;
    for (const child of [value].flat()) if (isNode(child)) visit(child, source);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Whether a child only names something (`queue.process`, `{ process: 1 }`) and refers to nothing. */
function isName(node: Node, key: string): boolean {
  if (node.computed || node.shorthand) return false;
  return (node.type === 'MemberExpression' && key === 'property') || key === 'key' || key === 'imported';
}

function importOf(node: Node, from: string): Import | undefined {
  const { source } = node;
  if (!isNode(source) || typeof source.value !== 'string') return undefined;
  const specifiers = (node.specifiers ?? []) as Node[];
  const typeOnly =
    node.type === 'TSImportType' ||
    [node.importKind, node.exportKind].includes('type') ||
    (specifiers.length > 0 && specifiers.every((one) => [one.importKind, one.exportKind].includes('type')));
  const ours = source.value.startsWith('.');
  const target = ours
    ? posix.join(posix.dirname(from), source.value)
    : source.value
        .split('/')
        .slice(0, source.value.startsWith('@') ? 2 : 1)
        .join('/');
  return { target, ours, typeOnly };
}

/** Globals that hold the clock, chance, or the process. */
function reachOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return ['process', 'randomUUID', 'randomBytes'].find((name) => name === node.name);
  if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date' && isEmpty(node.arguments)) return 'new Date()';
  if (node.type === 'CallExpression' && nameOf(node.callee) === 'Date') return 'Date()';
  if (node.type !== 'MemberExpression') return undefined;
  const member = `${nameOf(node.object)}.${nameOf(node.property)}`;
  return /^(Date\.now|Math\.random|performance\.now|globalThis\.process|\w+\.random(UUID|Bytes))$/.test(member)
    ? member
    : undefined;
}

function nameOf(node: unknown): unknown {
  return isNode(node) ? node.name : undefined;
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}
