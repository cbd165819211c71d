import type { Node } from 'libpg-query';
import { nodeOf, stringsOf } from './nodes.ts';

/** What a CHECK says of one column alone. Bounds are inclusive unless `open`. */
export type ColumnFact = { column: string } & (
  | { kind: 'values'; values: string[] }
  | { kind: 'maxLength'; most: number }
  | { kind: 'minimum' | 'maximum'; bound: number; open: boolean }
);

/** The parts of a CHECK that hold one column to a list of values, a length, or a bound. All others are left out. */
export function readCheck(expression: Node | undefined): ColumnFact[] {
  const bool = nodeOf(expression, 'BoolExpr');
  if (bool?.boolop === 'AND_EXPR') return (bool.args ?? []).flatMap(readCheck);
  if (bool?.boolop === 'OR_EXPR') return readEither(bool.args ?? []);
  const comparison = nodeOf(expression, 'A_Expr');
  if (!comparison) return [];
  const { kind, lexpr, rexpr } = comparison;
  const operator = stringsOf(comparison.name)[0] ?? '';
  const column = columnOf(lexpr);
  if (kind === 'AEXPR_IN' && operator === '=' && column) return values(column, nodeOf(rexpr, 'List')?.items);
  if (kind === 'AEXPR_OP_ANY' && operator === '=' && column) return values(column, elements(rexpr));
  if (kind === 'AEXPR_BETWEEN') {
    const [low, high] = nodeOf(rexpr, 'List')?.items ?? [];
    return [...compare(lexpr, '>=', low), ...compare(lexpr, '<=', high)];
  }
  return kind === 'AEXPR_OP' ? compare(lexpr, operator, rexpr) : [];
}

/** `a = 'x' OR a = 'y'`, and `a IS NULL OR …`: the same as the list, for what is not null. */
function readEither(args: readonly Node[]): ColumnFact[] {
  const others = args.filter((arg) => nodeOf(arg, 'NullTest')?.nulltesttype !== 'IS_NULL');
  if (others.length === 1) {
    // `shipped_at IS NULL OR status IN (…)` says when one may be, and not what the other may hold.
    const empty = args.flatMap((arg) => columnOf(nodeOf(arg, 'NullTest')?.arg) ?? []);
    return readCheck(others[0]).filter(({ column }) => empty.every((name) => name === column));
  }
  const facts = others.map(readCheck);
  const found: string[] = [];
  for (const [fact, ...more] of facts) {
    if (fact?.kind !== 'values' || more.length > 0 || fact.column !== facts[0]?.[0]?.column) return [];
    found.push(...fact.values);
  }
  const column = facts[0]?.[0]?.column;
  return column === undefined ? [] : [{ column, kind: 'values', values: found }];
}

function compare(left: Node | undefined, operator: string, right: Node | undefined): ColumnFact[] {
  const column = columnOf(left);
  if (!column) {
    const turned = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' }[operator];
    if (turned && columnOf(right)) return compare(right, turned, left);
    return length(left, operator, right);
  }
  const word = wordOf(right);
  if (operator === '=' && word !== undefined) return [{ column, kind: 'values', values: [word] }];
  const bound = numberOf(right);
  if (bound === undefined) return [];
  if (operator === '>' || operator === '>=') return [{ column, kind: 'minimum', bound, open: operator === '>' }];
  if (operator === '<' || operator === '<=') return [{ column, kind: 'maximum', bound, open: operator === '<' }];
  return [];
}

function length(left: Node | undefined, operator: string, right: Node | undefined): ColumnFact[] {
  const call = nodeOf(unwrap(left), 'FuncCall');
  const name = stringsOf(call?.funcname).at(-1) ?? '';
  const column = columnOf(call?.args?.[0]);
  const most = numberOf(right);
  if (!column || most === undefined || !/^(?:char_length|character_length|length)$/.test(name)) return [];
  if (operator === '<=' || operator === '=') return [{ column, kind: 'maxLength', most }];
  return operator === '<' ? [{ column, kind: 'maxLength', most: most - 1 }] : [];
}

function values(column: string, nodes: readonly Node[] | undefined): ColumnFact[] {
  const found = (nodes ?? []).flatMap((node) => wordOf(node) ?? numberOf(node)?.toString() ?? []);
  return found.length > 0 && found.length === nodes?.length ? [{ column, kind: 'values', values: found }] : [];
}

function elements(node: Node | undefined): Node[] | undefined {
  return nodeOf(unwrap(node), 'A_ArrayExpr')?.elements;
}

/** The column of a plain reference, also when it is cast. */
function columnOf(node: Node | undefined): string | undefined {
  return stringsOf(nodeOf(unwrap(node), 'ColumnRef')?.fields).at(-1);
}

function wordOf(node: Node | undefined): string | undefined {
  return nodeOf(unwrap(node), 'A_Const')?.sval?.sval;
}

function numberOf(node: Node | undefined): number | undefined {
  const sign = nodeOf(node, 'A_Expr');
  if (sign && stringsOf(sign.name)[0] === '-' && !sign.lexpr) {
    const inner = numberOf(sign.rexpr);
    return inner === undefined ? undefined : -inner;
  }
  const constant = nodeOf(unwrap(node), 'A_Const');
  if (constant?.ival) return constant.ival.ival ?? 0;
  return constant?.fval?.fval === undefined ? undefined : Number(constant.fval.fval);
}

function unwrap(node: Node | undefined): Node | undefined {
  let inner = node;
  for (let cast = nodeOf(inner, 'TypeCast'); cast; cast = nodeOf(inner, 'TypeCast')) inner = cast.arg;
  return inner;
}
