import type { Kind } from '../artifact.ts';
import type { KindOutput } from '../kind.ts';
import { DIAGRAM_START, KUBERNETES_KINDS } from '../knowledge/languages.ts';
import { type TopKeys, topKeys } from './top-keys.ts';

/** Kinds whose words promise data of some sort: what sort, the content may know better. */
const DATA: ReadonlySet<Kind | undefined> = new Set<Kind | undefined>([
  ...(['yaml', 'json', 'openapi', 'asyncapi', 'json-schema', 'compose', 'kubernetes'] as const),
  undefined,
]);

/**
 * What a text plainly is, judged by its content alone. Undefined is nothing plain: then the author's word counts.
 *
 * @param said the kind that the author's word means
 * @param composeFile whether it has the name of a compose file
 */
export function contentKind(text: string, said: Kind | undefined, composeFile: boolean): KindOutput | undefined {
  if (said === 'mermaid' || said === 'graphql' || said === 'protobuf' || said === 'toml') return versioned(said, text);
  if (isDiagram(text)) return { kind: 'mermaid' };
  if (!DATA.has(said)) return undefined;
  const keys = topKeys(text);
  const data = dataKind(keys, text, said, composeFile);
  if (data) return data;
  return said === undefined ? bareKind(text) : undefined;
}

/** After front matter, directives and comments. */
function isDiagram(text: string): boolean {
  const start = text.replace(/^\s*---\n[\s\S]*?\n---[ \t]*\n/, '');
  const first = start.split('\n', 50).find((line) => !/^\s*(%%|$)/.test(line));
  return first !== undefined && DIAGRAM_START.test(first.trim());
}

function dataKind(keys: TopKeys, text: string, said: Kind | undefined, composeFile: boolean): KindOutput | undefined {
  const { values } = keys;
  const has = (key: string) => keys.children.has(key);
  const below = (key: string) => [...(keys.children.get(key) ?? [])];
  const template = /\{\{-?\s*[\w.$"(]/.test(text);

  const version = values.get('openapi') ?? values.get('swagger');
  if (/^\d/.test(version ?? '')) return spec('openapi', version);
  if (/^\d/.test(values.get('asyncapi') ?? '')) return spec('asyncapi', values.get('asyncapi'));
  if (said === 'openapi' || said === 'asyncapi' || said === 'json-schema') {
    return said === 'json-schema' ? schema(values) : undefined;
  }
  const paths = has('paths') ? below('paths') : [...keys.children.keys()];
  if (paths.length > 0 && paths.every((key) => key.startsWith('/') || key.startsWith('x-')) && callsSomething(text)) {
    return { kind: 'openapi' };
  }
  if (has('channels') && (has('operations') || has('components') || has('info'))) return { kind: 'asyncapi' };
  if (has('components') && below('components').includes('schemas')) return { kind: 'openapi' };
  if (/json-schema\.org\//.test(values.get('$schema') ?? '')) return schema(values);
  if (values.get('type') === 'record' && has('fields')) return { kind: 'code', dialect: 'avro' };
  const shaped = has('properties') || has('$defs') || has('items');
  if (values.get('type') === 'object' ? shaped : values.get('type') === 'array' && has('items')) return schema(values);

  if (isKubernetes(keys)) return template ? { kind: 'yaml' } : { kind: 'kubernetes' };
  const services = below('services');
  const isInBraces = has('services') && /(?:^|\{)[ \t]*["']?services["']?[ \t]*:[ \t]*\{/m.test(text);
  if ((services.length > 0 || isInBraces) && !has('apiVersion') && !template) {
    if (composeFile || /(?:^\s{2,}|[{,]\s*)["']?(image|build)["']?\s*:/m.test(text)) return { kind: 'compose' };
  }
  if (composeFile && (services.length > 0 || said === 'yaml')) return { kind: 'compose' };
  return said === 'compose' || said === 'kubernetes' ? { kind: said } : undefined;
}

function isKubernetes({ children, values }: TopKeys): boolean {
  const kind = values.get('kind') ?? '';
  if (!/^[A-Z]\w*$/.test(kind)) {
    return !children.has('kind') && children.has('apiVersion') && children.has('metadata') && children.has('spec');
  }
  if (children.has('apiVersion')) return true;
  return KUBERNETES_KINDS.has(kind) && children.has('metadata');
}

function callsSomething(text: string): boolean {
  return /^\s*["']?(get|put|post|patch|delete|head|options)["']?\s*:/m.test(text);
}

/** `3.1.0` is 3.1. */
function spec(kind: Kind, version = ''): KindOutput {
  const [dialect] = /^\d+\.\d+/.exec(version) ?? [];
  return dialect === undefined ? { kind } : { kind, dialect };
}

function schema(values: ReadonlyMap<string, string>): KindOutput {
  const [, dialect] = /json-schema\.org\/draft(?:\/|-)(\d{4}-\d\d|\d\d)\//.exec(values.get('$schema') ?? '') ?? [];
  if (dialect === undefined) return { kind: 'json-schema' };
  return { kind: 'json-schema', dialect: dialect.length === 2 ? `draft-${dialect}` : dialect };
}

function versioned(kind: Kind, text: string): KindOutput {
  const [, dialect] = kind === 'protobuf' ? (/^\s*syntax\s*=\s*["'](proto[23])["']/m.exec(text) ?? []) : [];
  return dialect === undefined ? { kind } : { kind, dialect };
}

/** What stands in a fence that nobody gave a word. */
function bareKind(text: string): KindOutput | undefined {
  if (isSql(text)) return { kind: 'sql' };
  if (/^\s*syntax\s*=\s*["']proto[23]["']\s*;/m.test(text)) return versioned('protobuf', text);
  if (
    /^(extend )?(type|input|interface) [A-Z]\w*[^=\n]*\{\s*$/m.test(text) &&
    /^\s+\w+(\(.*\))?: *\[*[A-Z]\w*[!\]]*\s*$/m.test(text)
  ) {
    return /[;]\s*$/m.test(text) ? undefined : { kind: 'graphql' };
  }
  return isJson(text) ? { kind: 'json' } : undefined;
}

function isSql(text: string): boolean {
  const code = text.replace(/^\s*--.*$/gm, '').trim();
  if (/^CREATE\s+(?:(?:UNLOGGED|TEMP|TEMPORARY|VIRTUAL)\s+)?TABLE\b/im.test(code)) return true;
  const statement =
    /^(?:CREATE\s+(?:OR\s+REPLACE\s+)?(?:UNIQUE\s+)?(?:TYPE|INDEX|VIEW|MATERIALIZED|SCHEMA|EXTENSION|FUNCTION|TRIGGER|POLICY)|ALTER\s+TABLE|INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|SELECT\b[\s\S]*\bFROM|WITH\s+\w+\s+AS\s*\()\b/;
  return statement.test(code) && code.endsWith(';');
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    const value: unknown = JSON.parse(text);
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'object' && first !== null && Object.keys(first).length > 0;
  } catch {
    return false;
  }
}
