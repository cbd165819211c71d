import type { Artifact } from '../../artifact.ts';
import type { DesignDocument } from '../../document.ts';
import type { Prose } from '../design.ts';
import { isOfOthers } from './labelled-claims.ts';

/** In lines, below the fence of a query. */
const FARTHEST = 16;
const LONGEST = 2_000;

const PLAN =
  /\b(?:index(?:[- ]only)? scans?|bitmap (?:index|heap) scans?|explain|(?:query|execution) plan|the plan|expression of)\b/i;
const SERVED =
  /^\W*(?:(?:it is |this is |is )?(?:served|answered|covered|backed) (?:by|from|through)\b|(?:it |this |which )?(?:uses|walks|reads|hits|rides on|goes through|runs on) (?:the )?`|(?:(?:the|an?) )?(?:(?:partial|unique|composite|covering|trigram|gin|gist|brin|hash|b-?tree) )?index\b(?! on\b))/i;
const TITLED = /^\s*(?:[-*+] )?(?:\*\*|__|\d+\.\d)/;
const DENIED = /\b(?:without|before|would|could|no longer|instead|later|not|until|dropp?(?:ed|ing)?|old)\b/i;

const known = new WeakMap<DesignDocument, string[]>();

/** A document has many queries, and is taken apart once. */
function linesOf(document: DesignDocument): string[] {
  const lines = known.get(document) ?? document.text.split('\n');
  known.set(document, lines);
  return lines;
}

/** What stands between a query's fence and the next heading or query on its plan, in one text; empty for nothing. */
export function planBelow(artifact: Artifact, document: DesignDocument, prose: Prose): string {
  const { artifacts, tree } = document;
  if (!tree) return '';
  const from = artifact.firstLine + artifact.text.split('\n').length;
  const next = artifacts.find(({ line }) => line > artifact.line)?.line ?? Number.POSITIVE_INFINITY;
  const heading = prose.sections.find(({ line }) => line >= from)?.line ?? Number.POSITIVE_INFINITY;
  const end = Math.min(from + FARTHEST, next, heading);
  const lines = linesOf(document);
  const below = prose.passages.filter((passage) => passage.line >= from && passage.line < end);
  // A further paragraph with a title or number of its own is about something else.
  const to = below.slice(1).find(({ line }) => TITLED.test(lines[line - 1] ?? ''))?.line ?? end;
  const sentences = below
    .filter((passage) => passage.line < to && !passage.aside)
    // What ends in a colon is about what comes next.
    .filter((passage) => !/:\s*$/.test(passage.text))
    .flatMap((passage) => passage.text.replaceAll('\n', ' ').split(/(?<=[.;])\s+/))
    .map((sentence) => sentence.replace(/,? (?:otherwise|or else)\b.*$/i, ''))
    // Of another query, by its short name.
    .filter((sentence) => !isOfOthers(sentence, artifact.text))
    .filter((sentence) => (PLAN.test(sentence) || SERVED.test(sentence)) && !DENIED.test(sentence));
  return [...sentences, printed(lines.slice(from - 1, end - 1))].join(' ').trim().slice(0, LONGEST);
}

/** The lines of a plan, as PostgreSQL prints it, that name an index or what is looked up in it. */
function printed(lines: readonly string[]): string {
  return lines.filter((line) => /\bIndex(?: Only)? Scan\b.* using \w+ on \w+|\bIndex Cond: \(/.test(line)).join('\n');
}
