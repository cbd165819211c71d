import {
  buildSchema,
  type DocumentNode,
  type ExecutableDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  KnownDirectivesRule,
  LoneAnonymousOperationRule,
  NoFragmentCyclesRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  specifiedRules,
  UniqueArgumentNamesRule,
  UniqueFragmentNamesRule,
  UniqueInputFieldNamesRule,
  UniqueOperationNamesRule,
  UniqueVariableNamesRule,
  validate,
  visit,
} from 'graphql';
import type { Block } from './block.ts';
import { isOf } from './check-types.ts';

/** A fragment that nobody uses may be for the reader, and several queries without a name are several samples. */
const FULL = specifiedRules.filter(
  (rule) => rule !== NoUnusedFragmentsRule && rule !== LoneAnonymousOperationRule && rule !== KnownDirectivesRule,
);
/** What holds of an operation whatever its schema is. */
const ALONE = [
  UniqueOperationNamesRule,
  UniqueFragmentNamesRule,
  UniqueVariableNamesRule,
  UniqueArgumentNamesRule,
  UniqueInputFieldNamesRule,
  NoFragmentCyclesRule,
  NoUndefinedVariablesRule,
  NoUnusedVariablesRule,
];

let empty: GraphQLSchema | undefined;

/**
 * Validates the operations of one block; fragments may be in another block of the document.
 *
 * @param schema absent when the document has none that is whole: then only what needs no schema is checked
 */
export function checkOperations(
  block: Block,
  others: readonly ExecutableDefinitionNode[],
  schema: GraphQLSchema | undefined,
): GraphQLError[] {
  if (block.operations.length === 0) return [];
  const here = new Set(block.operations.map(nameOf));
  const fragments = others.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION && !here.has(nameOf(node)));
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [...fragments, ...block.operations] };
  empty ??= buildSchema('type Query { nothing: Boolean }');
  const errors = validate(schema ?? empty, document, schema ? FULL : ALONE).filter((error) => isOf(error, block));
  // A fragment that is not here may use the variable.
  return spreadsUnknown(document) ? errors.filter(({ message }) => !/is never used/.test(message)) : errors;
}

function spreadsUnknown(document: DocumentNode): boolean {
  const declared = new Set(document.definitions.map((node) => ('name' in node ? node.name?.value : undefined)));
  let unknown = false;
  visit(document, {
    FragmentSpread({ name }) {
      unknown ||= !declared.has(name.value);
    },
  });
  return unknown;
}

function nameOf(node: ExecutableDefinitionNode): string | undefined {
  return node.name?.value;
}
