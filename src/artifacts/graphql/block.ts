import {
  type DefinitionNode,
  type ExecutableDefinitionNode,
  GraphQLError,
  isTypeSystemDefinitionNode,
  isTypeSystemExtensionNode,
  Kind,
  parse,
  Source,
  type TypeSystemDefinitionNode,
  type TypeSystemExtensionNode,
} from 'graphql';

export type SdlNode = TypeSystemDefinitionNode | TypeSystemExtensionNode;

/** One artifact, parsed: what of it says types, and what asks for data. */
export type Block = {
  source: Source;
  types: SdlNode[];
  operations: ExecutableDefinitionNode[];
  /** It has `implements A, B`, as it was written before 2018. */
  old: boolean;
};

/** Tokens of one block, at most: what a hostile text of brackets costs is bounded by it. */
const MOST_TOKENS = 400_000;

/** Parses an artifact; a text that is no GraphQL comes back as the parser's error. */
export function parseBlock(text: string, index: number): Block | GraphQLError {
  const source = new Source(text, `block ${index}`);
  const first = tryParse(source);
  if (!(first instanceof GraphQLError)) return divide(source, first, false);
  const modern = new Source(withAmpersands(text), source.name);
  if (modern.body === text) return first;
  const second = tryParse(modern);
  return second instanceof GraphQLError ? first : divide(modern, second, true);
}

function divide(source: Source, definitions: readonly DefinitionNode[], old: boolean): Block {
  // Each error of a validator works out its place anew from the whole text; the tokens have their lines already.
  source.body = '';
  const block: Block = { source, types: [], operations: [], old };
  for (const node of definitions) {
    if (isTypeSystemDefinitionNode(node) || isTypeSystemExtensionNode(node)) block.types.push(node);
    else if (node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION)
      block.operations.push(node);
  }
  return block;
}

function tryParse(source: Source): readonly DefinitionNode[] | GraphQLError {
  try {
    return parse(source, { maxTokens: MOST_TOKENS }).definitions;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    return new GraphQLError(error instanceof RangeError ? 'It is nested too deeply.' : String(error), {
      source,
      positions: [0],
    });
  }
}

/** Of the same length, so that every place stays what it was. */
function withAmpersands(text: string): string {
  return text.replace(/\bimplements\s+\w+(?:\s*,\s*\w+)+/g, (list) => list.replaceAll(',', '&'));
}
