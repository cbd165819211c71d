import { type ParserPlugin, parse } from '@babel/parser';
import { type Artifact, lineIn } from '../../artifact.ts';
import type { Field, Shape } from '../design.ts';
import { type Alias, readField, type TypeNode } from './typescript-field.ts';

/** In characters: what is longer is a program. */
const LONGEST = 50_000;
const LANGUAGE = /^(?:ts|typescript|tsx|mts|cts)$/i;
const PLUGINS: readonly ParserPlugin[] = ['typescript', 'decorators-legacy'];

type Parsed = { name: string; node: TypeNode; parents: string[]; artifact: Artifact; line: number };

/**
 * The interfaces and object types of a document's TypeScript, with what they take over from each other, and its unions
 * of texts as enumerations. What has methods is a port and no data, and what is built of type functions (`Pick`,
 * `Partial`) is left out. Texts that do not parse add nothing.
 */
export function gatherTypescript(artifacts: readonly Artifact[]): Shape[] {
  const types = artifacts
    .filter(({ dialect = '', text }) => LANGUAGE.test(dialect) && text.length <= LONGEST)
    .flatMap(declarationsOf);
  const aliases = new Map<string, Alias>(types.map(({ name, node }) => [name, node]));
  const fields = new Map<string, Field[] | undefined>();
  // A type that is declared twice is of two programs.
  const byName = new Map(types.map((type) => [type.name, type]));
  const fieldsOf = (name: string): Field[] | undefined => {
    if (fields.has(name)) return fields.get(name);
    fields.set(name, undefined);
    const type = byName.get(name);
    const own = type && membersOf(type.node)?.map((member) => readField(member, type.artifact, aliases));
    const taken = type?.parents.map(fieldsOf) ?? [];
    if (!own || own.includes(undefined) || taken.includes(undefined)) return undefined;
    const all = [...taken.flatMap((one) => one ?? []), ...own.flatMap((field) => field ?? [])];
    const last = all.filter((field, at) => !all.slice(at + 1).some((later) => later.name === field.name));
    fields.set(name, last);
    return last;
  };
  return types.flatMap(({ name, node, artifact, line }): Shape[] => {
    const place = { from: 'typescript' as const, name, line, artifact: artifact.index };
    const values = readField({ name, type: node, optional: false, line: 1 }, artifact, aliases)?.values;
    if (values) return [{ ...place, use: 'enum', values, fields: [] }];
    const found = fieldsOf(name) ?? [];
    return found.length > 0 ? [{ ...place, use: 'interface', fields: found }] : [];
  });
}

function declarationsOf(artifact: Artifact): Parsed[] {
  return bodyOf(artifact.text).flatMap((statement): Parsed[] => {
    const node = 'declaration' in statement && statement.declaration ? statement.declaration : statement;
    if (node.type === 'TSInterfaceDeclaration') {
      const parents = (node.extends ?? []).map((one) => {
        const expression: { type: string; name?: string } = one.expression;
        return one.typeParameters || expression.type !== 'Identifier' ? '' : (expression.name ?? '');
      });
      return node.typeParameters ? [] : [{ ...placeOf(node, artifact), node: node.body as TypeNode, parents }];
    }
    if (node.type === 'TSTypeAliasDeclaration' && !node.typeParameters)
      return [{ ...placeOf(node, artifact), ...partsOf(node.typeAnnotation as TypeNode) }];
    return [];
  });
}

function placeOf(node: { id: { name: string }; loc?: { start: { line: number } } | null }, artifact: Artifact) {
  return { name: node.id.name, artifact, line: lineIn(artifact, node.loc?.start.line ?? 1) };
}

/** `Base & { … }`: what is taken over, and what is its own. */
function partsOf(node: TypeNode): { node: TypeNode; parents: string[] } {
  if (node.type !== 'TSIntersectionType') return { node, parents: [] };
  const own = (node.types ?? []).find(({ type }) => type === 'TSTypeLiteral');
  const others = (node.types ?? []).filter((one) => one !== own);
  return { node: own ?? node, parents: others.map((one) => one.typeName?.name ?? '') };
}

function bodyOf(text: string) {
  try {
    return parse(text, { sourceType: 'unambiguous', plugins: [...PLUGINS], attachComment: false }).program.body;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return [];
    throw error;
  }
}

/** The properties of an object type; undefined where it has methods, or is none. */
function membersOf({ members, body, type }: TypeNode) {
  const all = type === 'TSInterfaceBody' ? (Array.isArray(body) ? body : undefined) : members;
  if (!all || !(type === 'TSInterfaceBody' || type === 'TSTypeLiteral')) return undefined;
  const isData = all.every(
    (one) => one.type === 'TSPropertySignature' && one.typeAnnotation?.typeAnnotation?.type !== 'TSFunctionType',
  );
  return isData
    ? all.map((one) => ({
        name: one.key?.name ?? String(one.key?.value ?? ''),
        ...(one.typeAnnotation?.typeAnnotation && { type: one.typeAnnotation.typeAnnotation }),
        optional: one.optional === true,
        line: one.loc?.start.line ?? 1,
      }))
    : undefined;
}
