import { type Artifact, lineIn } from '../../artifact.ts';
import type { Field } from '../design.ts';

/** As much of the parser's types as is read here; every part may be absent. */
export type TypeNode = {
  type: string;
  types?: TypeNode[];
  members?: TypeNode[];
  body?: TypeNode[] | TypeNode;
  elementType?: TypeNode;
  literal?: { type: string; value?: unknown };
  typeName?: { type: string; name?: string };
  typeAnnotation?: TypeNode;
  typeParameters?: unknown;
  key?: { name?: string; value?: unknown };
  optional?: boolean | null;
  loc?: { start: { line: number } } | null;
};

/** What a name of a type stands for. */
export type Alias = TypeNode;

type Member = { name: string; type?: TypeNode; optional: boolean; line: number };

const PLAIN: Readonly<Record<string, string>> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
  TSBigIntKeyword: 'bigint',
  TSAnyKeyword: 'any',
  TSUnknownKeyword: 'any',
  TSObjectKeyword: 'object',
  TSTypeLiteral: 'object',
  TSInterfaceBody: 'object',
  TSTupleType: 'array',
};
/** Names of types within names of types. */
const DEEPEST = 8;

/** A property of an object type as the field of a shape: its line is that of the document. Undefined without a name. */
export function readField(member: Member, artifact: Artifact, aliases: ReadonlyMap<string, Alias>): Field | undefined {
  if (member.name === '') return undefined;
  const parts = member.type ? partsOf(member.type, aliases, 0) : [];
  const isNull = ({ type }: TypeNode): boolean => type === 'TSNullKeyword';
  const isAbsent = ({ type }: TypeNode): boolean => type === 'TSUndefinedKeyword';
  const said = parts.filter((part) => !isNull(part) && !isAbsent(part));
  const isList = said.some(({ type, typeName }) => type === 'TSArrayType' || /Array$|^Set$/.test(typeName?.name ?? ''));
  const values = said.map(({ literal }) => (typeof literal?.value === 'string' ? literal.value : undefined));
  const types = new Set(said.map(typeOf));
  const [type = 'any'] = types;
  return {
    name: member.name,
    type: isList ? 'array' : types.size === 1 ? type : 'any',
    nullable: parts.some(isNull),
    required: !member.optional && !parts.some(isAbsent),
    isList,
    ...(values.length > 1 &&
      values.every((value) => value !== undefined) && { values: values.filter((value) => value !== undefined) }),
    line: lineIn(artifact, member.line),
  };
}

/** The members of a union, names resolved. */
function partsOf(node: TypeNode, aliases: ReadonlyMap<string, Alias>, depth: number): TypeNode[] {
  const name = node.type === 'TSTypeReference' && !node.typeParameters ? node.typeName?.name : undefined;
  const alias = name === undefined ? undefined : aliases.get(name);
  if (depth > DEEPEST) return [node];
  if (alias) return partsOf(alias, aliases, depth + 1);
  if (node.type === 'TSParenthesizedType' && node.typeAnnotation)
    return partsOf(node.typeAnnotation, aliases, depth + 1);
  return node.type === 'TSUnionType' ? (node.types ?? []).flatMap((part) => partsOf(part, aliases, depth + 1)) : [node];
}

function typeOf({ type, literal, typeName }: TypeNode): string {
  if (literal) return typeof literal.value === 'object' ? 'any' : typeof literal.value;
  if (type === 'TSTypeReference') return typeName?.name ?? 'any';
  return PLAIN[type] ?? 'any';
}
