import { type GraphQLError, Kind } from 'graphql';
import type { Level } from '../../session/finding.ts';
import { nearest } from '../json-schema/near.ts';
import type { Surroundings, Undeclared } from './check-types.ts';
import { BUILT_IN, SPECIFIED } from './knowledge/well-known.ts';
import { mentioned, nameOf } from './names.ts';

export type Judged = { level: Level; what: string; error: GraphQLError };

/** What an error of the validator amounts to; undefined where something else says it, or it is not certain. */
export function judgeError(error: GraphQLError, isWhole: boolean): Judged | undefined {
  const { message } = error;
  const directive = /^Unknown directive "@(\w+)"/.exec(message)?.[1];
  if (directive) {
    const meant = nearest(directive, SPECIFIED);
    return { level: meant ? 'error' : 'note', what: 'unknown-directive', error };
  }
  // Said once for each name by `judgeUndeclared`.
  if (/^Unknown type "/.test(message) || /^Cannot extend type/.test(message)) return undefined;
  if (/^Unknown fragment/.test(message)) return { level: 'note', what: 'unknown-fragment', error };
  // The introspection types are sometimes written out, and the rule on deprecated arguments is young.
  if (/must not begin with "__"|cannot be deprecated/.test(message))
    return { level: 'warning', what: 'invalid', error };
  if (!isWhole && /must define one or more|expected but .* does not provide/.test(message)) return undefined;
  return { level: 'error', what: ruleOf(message), error };
}

function ruleOf(message: string): string {
  if (/can be only one|can only be defined once|already exists|only include type/.test(message)) return 'duplicate';
  if (/^Interface field|must implement|only implement/.test(message)) return 'interface';
  if (/must be Output Type|must be Input Type|^The type of/.test(message)) return 'wrong-type';
  if (/^Cannot query field/.test(message)) return 'unknown-field';
  if (/argument/.test(message)) return 'argument';
  if (/[Vv]ariable/.test(message)) return 'variable';
  return 'invalid';
}

/** Types that nobody declares, each with the line of its first use. Which of them is a fault depends on the rest. */
export function judgeUndeclared(
  undeclared: readonly Undeclared[],
  { own, others }: Surroundings,
  isWhole: boolean,
): { level: Level; message: string; line: number }[] {
  const uses = mentioned(own);
  const strange = undeclared.filter(({ wellKnown, meant }) => !wellKnown && !meant);
  const hasRoot = [...own, ...others].some(
    (node) => nameOf(node) === 'Query' && node.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
  // One name among many that are declared was meant to be declared too; many were declared in another file.
  const few = strange.length * 8 <= uses.size - undeclared.length || strange.length === 1;
  const sure = hasRoot && few && uses.size - undeclared.length >= 2;
  const levelOf = ({ name, wellKnown, meant }: Undeclared): Level => {
    if (wellKnown) return 'note';
    if (meant && BUILT_IN.includes(meant)) return 'error';
    if (!isWhole) return 'note';
    // `User` and `Users` may be two types, one of them in another file.
    if (meant && !hasRoot && (meant === `${name}s` || name === `${meant}s`)) return 'warning';
    return meant || sure ? 'error' : 'note';
  };
  return undeclared.map(({ name, wellKnown, meant }) => {
    const level = levelOf({ name, wellKnown, ...(meant ? { meant } : {}) });
    const hint = meant && !wellKnown ? `, did you mean "${meant}"?` : '';
    return { level, message: `the type "${name}" is not declared${hint}`, line: uses.get(name)?.line ?? 1 };
  });
}
