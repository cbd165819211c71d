import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type Token,
  TokenKind,
} from 'graphql';
import { type Limits, limitsIn } from './said-limits.ts';

/** Directives that bound a value, by the libraries that bring them: `@constraint(maxLength: 80)`, `@length(max: 80)`. */
const BOUNDS = /^(?:constraint|constraints|valid|validate|validation)$/i;
const LENGTH = /^(?:string_?)?(?:length|size|len|max_?length)$/i;
const RANGE = /^(?:range|int_?range|number_?range|between)$/i;
const MOST_LETTERS = /^max_?len(?:gth)?$/i;

/**
 * What the directives beside a field of GraphQL, its description or the comment behind it say of its values: the
 * language has no words of its own for it.
 * @param type the name of the field's type; what lists hold is not bounded here
 */
export function graphqlLimits(node: FieldDefinitionNode | InputValueDefinitionNode, type: string): Limits {
  const kind = type === 'String' || type === 'ID' ? 'string' : /^(?:Int|Long|BigInt)$/.test(type) ? 'integer' : '';
  if (kind === '') return {};
  const said = limitsIn((node.description?.value ?? commentOf(node)).slice(0, 500).replaceAll('\n', ' '), kind);
  const told = (node.directives ?? []).map((directive) => ofDirective(directive, kind));
  return Object.assign({}, said, ...told);
}

function ofDirective({ name, arguments: given = [] }: ConstDirectiveNode, kind: string): Limits {
  const found: Limits = {};
  for (const { name: argument, value } of given) {
    if (value.kind !== Kind.INT) continue;
    const bound = Number(value.value);
    const isOfLength = LENGTH.test(name.value) && /^(?:max|value)$/i.test(argument.value);
    if (kind === 'string' && (isOfLength || (BOUNDS.test(name.value) && MOST_LETTERS.test(argument.value))))
      found.maxLength = bound;
    if (kind === 'integer' && (BOUNDS.test(name.value) || RANGE.test(name.value))) {
      if (argument.value === 'min') found.minimum = bound;
      if (argument.value === 'max') found.maximum = bound;
    }
  }
  return found;
}

/** `name: String! # at most 80 characters`, where nothing else stands on the line. */
function commentOf({ loc }: FieldDefinitionNode | InputValueDefinitionNode): string {
  const next: Token | null | undefined = loc?.endToken.next;
  return next?.kind === TokenKind.COMMENT && next.line === loc?.endToken.line ? next.value.trim() : '';
}
