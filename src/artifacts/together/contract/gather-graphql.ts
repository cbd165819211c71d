import { type FieldDefinitionNode, type InputValueDefinitionNode, Kind, parse, type TypeNode } from 'graphql';
import { type Artifact, lineIn } from '../../artifact.ts';
import type { Field, Operation, Shape, ShapeUse } from '../design.ts';
import { graphqlLimits } from './graphql-limits.ts';

/** In tokens, so that a long text costs little. */
const LONGEST = 100_000;

type Named = Readonly<Record<string, Shape['use']>>;
const USES: Named = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'object',
  [Kind.OBJECT_TYPE_EXTENSION]: 'object',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: 'input',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.INTERFACE_TYPE_EXTENSION]: 'interface',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.ENUM_TYPE_EXTENSION]: 'enum',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.UNION_TYPE_EXTENSION]: 'union',
};

/**
 * The types of the GraphQL schemas of a document, and what can be called of them. Extensions are joined to what they
 * extend. Texts that do not parse, and queries, add nothing.
 */
export function gatherGraphql(artifacts: readonly Artifact[]): { operations: Operation[]; shapes: Shape[] } {
  const shapes = new Map<string, Shape>();
  const roots = new Map([
    ['Query', 'QUERY'],
    ['Mutation', 'MUTATION'],
    ['Subscription', 'SUBSCRIPTION'],
  ]);
  const calls: { field: FieldDefinitionNode; type: string; line(node: Located): number }[] = [];
  for (const artifact of artifacts) {
    const line = (node: Located): number => lineIn(artifact, node.loc?.startToken.line ?? 1);
    for (const definition of definitionsOf(artifact.text)) {
      if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) {
        for (const { operation, type } of definition.operationTypes ?? [])
          roots.set(type.name.value, operation.toUpperCase());
      }
      const use = USES[definition.kind];
      if (use === undefined || !('name' in definition) || !definition.name) continue;
      const name = definition.name.value;
      const shape = shapes.get(name) ?? {
        from: 'graphql',
        name,
        use,
        fields: [],
        line: line(definition.name),
        artifact: artifact.index,
      };
      shapes.set(name, shape);
      if ('values' in definition)
        shape.values = [...(shape.values ?? []), ...(definition.values ?? []).map((one) => one.name.value)];
      if (!('fields' in definition)) continue;
      for (const field of definition.fields ?? []) {
        shape.fields.push(fieldOf(field, line));
        if (field.kind === Kind.FIELD_DEFINITION) calls.push({ field, type: name, line });
      }
    }
  }
  const types = [...shapes.values()];
  for (const field of types.flatMap(({ fields }) => fields)) link(field, shapes);
  const operations = calls.flatMap(({ field, type, line }) => {
    const method = roots.get(type);
    return method === undefined ? [] : [operationOf(field, method, shapes, line)];
  });
  return { operations, shapes: types.filter(({ name }) => !roots.has(name)) };
}

type Located = { readonly loc?: { readonly startToken: { readonly line: number } } | undefined };

function definitionsOf(text: string) {
  try {
    return parse(text, { maxTokens: LONGEST }).definitions;
  } catch {
    return [];
  }
}

function fieldOf(node: FieldDefinitionNode | InputValueDefinitionNode, line: (node: Located) => number): Field {
  const required = node.type.kind === Kind.NON_NULL_TYPE;
  const hasDefault = node.kind === Kind.INPUT_VALUE_DEFINITION && node.defaultValue !== undefined;
  const type = namedType(node.type);
  const isList = (node.type.kind === Kind.NON_NULL_TYPE ? node.type.type : node.type).kind === Kind.LIST_TYPE;
  return {
    name: node.name.value,
    type,
    nullable: !required,
    required: required && !hasDefault,
    isList,
    ...(isList ? {} : graphqlLimits(node, type)),
    line: line(node.name),
  };
}

function link(field: Field, shapes: ReadonlyMap<string, Shape>): void {
  const shape = shapes.get(field.type);
  if (!shape) return;
  field.shape = shape.name;
  if (shape.values) field.values = shape.values;
}

function operationOf(
  node: FieldDefinitionNode,
  method: string,
  shapes: ReadonlyMap<string, Shape>,
  line: (node: Located) => number,
): Operation {
  const parameters = (node.arguments ?? []).map((argument) => {
    const shape = fieldOf(argument, line);
    link(shape, shapes);
    return { name: shape.name, in: 'argument', required: shape.required, shape, line: shape.line };
  });
  const use = (name: string, at: number): ShapeUse => ({ name, fields: shapes.get(name)?.fields ?? [], line: at });
  return {
    from: 'graphql',
    method,
    path: node.name.value,
    bases: [],
    id: node.name.value,
    statuses: [],
    parameters,
    responseHeaders: [],
    request: parameters.flatMap(({ shape }) =>
      shapes.get(shape.type)?.use === 'input' ? [use(shape.type, shape.line)] : [],
    ),
    responses: [{ ...use(namedType(node.type), line(node)), status: '' }],
    words: node.description?.value ?? '',
    line: line(node.name),
  };
}

function namedType(type: TypeNode): string {
  let inner = type;
  while (inner.kind !== Kind.NAMED_TYPE) inner = inner.type;
  return inner.name.value;
}
