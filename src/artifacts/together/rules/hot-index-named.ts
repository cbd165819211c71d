import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { claimedNames } from '../hot/claimed-names.ts';
import { keyByName } from '../hot/index-claims.ts';
import { indexNamed, isMentioned, looksLikeIndex, nearestIndex } from '../hot/index-names.ts';
import { listedIndexes } from '../hot/index-tables.ts';
import { queriesOf } from '../hot/queries.ts';
import type { Rule } from '../rule.ts';

/** An index that the text says a query is served by has to be made by the schema. */
export const hotIndexNamed: Rule = {
  name: 'together/hot-index-named',
  find: (design) => {
    // A document that makes no index at all leaves them out on purpose.
    if (!design.schema.tables.some(({ indexes }) => indexes.some(({ name }) => name !== undefined))) return [];
    const found = design.prose.passages.flatMap(({ codes, aside, text }) =>
      aside
        ? []
        : codes
            .filter(({ text: name }) => looksLikeIndex(name) && !NOT_YET.test(sentenceOf(text, name)))
            .flatMap(({ text: name, line }) => missing(design, name, line) ?? []),
    );
    const planned = queriesOf(design).flatMap(({ plan, line }) =>
      [...plan.matchAll(/ using (\w+) on \w+/g)]
        .filter(([, name = '']) => looksLikeIndex(name))
        .flatMap(([, name = '']) => missing(design, name, line) ?? []),
    );
    // A query's own index may have any name.
    const claimed = queriesOf(design)
      .filter(({ spoken, uses }) => spoken && uses.length > 0)
      .flatMap(({ claims, line }) =>
        claims.flatMap((claim) =>
          claim.kind === 'name' && !looksLikeIndex(claim.name) ? (missing(design, claim.name, line) ?? []) : [],
        ),
      );
    const listed = listedIndexes(design)
      .filter(({ name, table }) => name !== undefined && !looksLikeIndex(name) && table.indexes.length > 0)
      .flatMap(({ name = '', line }) => missing(design, name, line) ?? []);
    const named = claimedNames(design)
      .filter(({ name }) => !looksLikeIndex(name))
      .flatMap(({ name, line }) => missing(design, name, line) ?? []);
    const others = [...planned, ...claimed, ...listed, ...named].filter(
      ({ message }, at, all) => all.findIndex((one) => one.message === message) === at,
    );
    found.push(...others);
    // Several of them: the text tells of indexes that its SQL leaves out.
    return found.length > MOST ? [] : found;
  },
};

const MOST = 2;

const NOT_YET =
  /\b(?:the (?:old|previous|former) \w+|left behind|had an?|tried|legacy|oracle|drop(?:s|ped)?|remov\w+|replac\w+|no longer|would|could|later|future|instead|rejected|if we|not (?:needed|made)|without|until)\b/i;

function sentenceOf(text: string, name: string): string {
  const sentence = text.split(/(?<=[.;:])\s+/).find((one) => one.includes(name)) ?? text;
  return sentence.replace(/,? (?:otherwise|or else)\b.*$/is, '');
}

function missing(design: Design, name: string, line: number): Finding | undefined {
  if (indexNamed(name, design) || isMentioned(name, design) || keyByName(name, design) || isImplied(name, design))
    return undefined;
  const nearest = nearestIndex(name, design);
  return {
    level: 'error',
    rule: 'together/hot-index-named',
    message: `The text relies on the index \`${name}\`, which the schema does not make${nearest ? `; it has \`${nearest}\`` : ''}.`,
    line,
    with: nearest
      ? indexNamed(nearest, design)?.index.line
        ? [indexNamed(nearest, design)?.index.line ?? line]
        : []
      : [],
  };
}

/** PostgreSQL names the index of a constraint itself; a view or table may be called like an index too. */
function isImplied(name: string, { schema }: Design): boolean {
  const lower = name.toLowerCase();
  return (
    schema.tables.some(
      (table) =>
        lower === table.name ||
        table.columns.some((column) => column.name === lower) ||
        table.indexes.some(
          (index) => index.name === undefined && lower === `${table.name}_${index.columns.join('_')}_idx`,
        ),
    ) || schema.views.some((view) => view.name === lower)
  );
}
