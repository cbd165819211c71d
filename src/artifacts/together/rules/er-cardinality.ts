import type { Finding } from '../../../session/finding.ts';
import type { Table } from '../../sql/schema.ts';
import type { Cardinality, Design, ErRelation } from '../design.ts';
import { type DrawnSchema, drawnSchemas } from '../er/drawn-entity.ts';
import { parallelSlips } from '../er/parallel-lines.ts';
import { isOptionalReference, isUniqueReference, type Reference, referencesBetween } from '../er/references.ts';
import { isWhole } from '../lookup.ts';
import { wordsOf } from '../names.ts';
import type { Rule } from '../rule.ts';
import { soften } from '../soften.ts';

/** How many of one another entities are drawn to have, against what the foreign keys allow. */
export const erCardinality: Rule = {
  name: 'together/er-cardinality',
  find: (design) => [
    ...drawnSchemas(design, 'er').flatMap((drawn) => judge(design, drawn)),
    ...drawnSchemas(design, 'class').flatMap((drawn) => judge(design, drawn).filter(({ level }) => level === 'error')),
  ],
};

function judge(design: Design, { diagram, entities }: DrawnSchema): Finding[] {
  const tables = new Map(entities.map(({ entity, table }) => [entity.name, table]));
  const found = diagram.relations.flatMap((relation): Finding[] => {
    const [from, to] = [tables.get(relation.from), tables.get(relation.to)];
    if (!from || !to || !isWhole(design, from) || !isWhole(design, to)) return [];
    const references = meant(relation, referencesBetween(design.schema, from, to), from, to);
    const said = references.map((reference) =>
      compare(relation, reference.kind === 'key' && from === reference.parent, reference),
    );
    // Of a table that references itself, either end may be meant as the parent.
    if (from === to) said.push(...references.map((reference) => compare(relation, false, reference)));
    // With several ways between two tables the line may mean any of them.
    const [first] = said;
    return first && said.every((one) => one !== undefined) ? [first] : [];
  });
  const parallel = parallelSlips(design, diagram, tables, NULLABLE).filter(
    ({ line }) => !found.some((one) => one.line === line),
  );
  return [
    ...found.filter(({ rule }) => rule === MANY),
    ...parallel,
    // Drawings that do not distinguish "one" from "none or one", and tables that do not say NOT NULL, are many.
    ...soften(
      found.filter(({ rule }) => rule === NULLABLE),
      Math.max(1, Math.floor(diagram.relations.length / 4)),
    ),
  ];
}

/** Where a key ties two tables, a table between them is meant only by a line from many to many. */
function meant(
  { fromEnd, toEnd, label }: ErRelation,
  references: readonly Reference[],
  from: Table,
  to: Table,
): readonly Reference[] {
  const all = references.filter((one) => one.kind === 'key');
  // Where keys go both ways, a line from one to many means those that go its way.
  const parent = isMany(toEnd) && !isMany(fromEnd) ? from : isMany(fromEnd) && !isMany(toEnd) ? to : undefined;
  const along = all.filter((one) => one.parent === parent);
  const keys = along.length > 0 ? along : all;
  const named = keys.length > 1 ? keys.filter(({ key }) => isCalled(label, key.columns)) : [];
  if (named.length === 1) return named;
  return keys.length === 0 || (isMany(fromEnd) && isMany(toEnd)) ? references : keys;
}

/** `decides` is what `decided_by` holds. */
function isCalled(label: string | undefined, columns: readonly string[]): boolean {
  const roots = (words: readonly string[]): string[] =>
    words.flatMap((word) => (word.length > 4 ? word.slice(0, 5) : []));
  const said = roots((label ?? '').toLowerCase().split(/\W+/));
  return roots(columns.flatMap(wordsOf)).some((root) => said.includes(root));
}

const MANY = 'together/er-cardinality';
const NULLABLE = 'together/er-nullability';

/** What is wrong with a line, if it means this reference. */
function compare(relation: ErRelation, fromParent: boolean, reference: Reference): Finding | undefined {
  const { from, to, fromEnd, toEnd, line } = relation;
  if (fromEnd === 'unknown' || toEnd === 'unknown') return undefined;
  const wrong =
    reference.kind === 'key' ? wrongWithKey(relation, fromParent, reference) : wrongWithJunction(relation, reference);
  if (!wrong) return undefined;
  const message = `The diagram draws ${from} to ${to} ${wrong.message}`;
  return { level: wrong.level, rule: wrong.rule ?? MANY, message, line, with: [wrong.line] };
}

type Wrong = Pick<Finding, 'level' | 'message' | 'line'> & { rule?: string };

function wrongWithJunction(
  { fromEnd, toEnd }: ErRelation,
  { table, pure }: Reference & { kind: 'junction' },
): Wrong | undefined {
  if (!pure || (isMany(fromEnd) && isMany(toEnd))) return undefined;
  const said = isMany(fromEnd) || isMany(toEnd) ? 'one to many' : 'one to one';
  return {
    level: 'warning',
    message: `as ${said}, but ${table.name}, which ties them, makes it many to many.`,
    line: table.line,
  };
}

function wrongWithKey(
  relation: ErRelation,
  fromParent: boolean,
  { child, key }: Reference & { kind: 'key' },
): Wrong | undefined {
  const { from, to, fromEnd, toEnd } = relation;
  const [one, many] = fromParent ? [from, to] : [to, from];
  const [parentEnd, childEnd] = fromParent ? [fromEnd, toEnd] : [toEnd, fromEnd];
  const place = `${child.name}.${key.columns.join(', ')}`;
  const wrong = (level: Wrong['level'], message: string): Wrong => ({ level, message, line: key.line });
  if (isMany(parentEnd)) {
    return isMany(childEnd)
      ? wrong('error', `as many to many, but ${place} holds one ${one} for each ${many}, and no table stands between.`)
      : wrong('error', `with many ${one} for one ${many}, but ${place} references ${one}: it is the other way round.`);
  }
  const unique = isUniqueReference(key, child);
  if (!isMany(childEnd) && unique === false) {
    return wrong('warning', `as one to one, but nothing makes ${place} unique: one ${one} may have many ${many}.`);
  }
  if (isMany(childEnd) && unique === true) {
    return wrong('warning', `as one to many, but ${place} is unique: one ${one} has at most one ${many}.`);
  }
  const optional = isOptionalReference(key, child);
  if (parentEnd === 'one' && optional) {
    return { ...wrong('warning', `with exactly one ${one}, but ${place} may be NULL.`), rule: NULLABLE };
  }
  if (parentEnd === 'zero-or-one' && !optional) {
    return { ...wrong('warning', `with zero or one ${one}, but ${place} is NOT NULL.`), rule: NULLABLE };
  }
  return undefined;
}

function isMany(end: Cardinality): boolean {
  return end === 'zero-or-more' || end === 'one-or-more';
}
