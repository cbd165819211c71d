import type { Design } from '../design.ts';
import { wordsOf } from '../names.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { stem } from '../stem.ts';

/** Says that what follows holds for every query, and is not written in them. */
const EVERY =
  /\b(?:row[- ]level security|RLS|implicit(?:ly)?|not repeated|left out|omitted|(?:every|each|all)(?: of)? (?:(?:the )?(?:\w+ )?(?:quer(?:y|ies)|statements?|reads?|selects?)|them|these)|always (?:filter\w*|scoped|restricted))\b/i;
const POLICY = /\bcreate\s+policy\b[\s\S]{0,200}?\busing\s*\(\s*\(?\s*"?(\w+)"?\s*=/gi;

const known = new WeakMap<Design, ReadonlySet<string>>();

/** Columns that the database, or a rule of the text, holds every query to, so that none of them writes it. */
function impliedIn(design: Design): ReadonlySet<string> {
  const before = known.get(design);
  if (before) return before;
  const names = new Set(design.schema.tables.flatMap(({ columns }) => columns.map(({ name }) => name)));
  const secured = [...design.document.text.matchAll(POLICY)].map(([, name = '']) => name.toLowerCase());
  const told = design.prose.passages
    .filter(({ text }) => EVERY.test(text))
    .flatMap(sentencesOf)
    .filter(({ text }) => EVERY.test(text))
    .flatMap(({ codes }) => codes.map(({ text }) => /^(?:\w+\.)?(\w+)(?:\s*=|$)/.exec(text)?.[1] ?? ''));
  const found = new Set([...secured, ...told].filter((name) => name !== 'id' && names.has(name)));
  known.set(design, found);
  return found;
}

/** The columns of an index without those that every query is held to; all of them for a query across all tenants. */
export function withoutImplied(columns: readonly string[], said: string, design: Design): string[] {
  const implied = impliedIn(design);
  return columns.filter((column) => !implied.has(column) || isAcross(said, column));
}

/** `of all clinics`, `across tenants`: whoever runs the query sees the rows of everybody. */
export function isAcross(said: string, column: string): boolean {
  const [thing = ''] = wordsOf(column).map(stem);
  return (
    thing.length > 2 &&
    new RegExp(String.raw`\b(?:all|across(?: all)?|every|any|cross)(?: the)?[ -]${thing}|\bBYPASSRLS\b`, 'i').test(said)
  );
}
