import type { Design } from '../../design/design.ts';
import { type Aspect, noteOf, RULE_NOTES, type Sort } from '../../knowledge/review-notes.ts';
import type { Source } from '../../repo/reading.ts';
import { filesIn, isDiff } from '../../review/code/diff.ts';
import type { Finding } from '../../review/finding.ts';
import { findingsOf } from '../../review/review.ts';
import { type Reviewed, reviewedFiles, sortsOf, subjectName } from './subject.ts';

/** A finding with the number that the report calls it by: `R1`. */
export type Numbered = Finding & { id: string };

/** All that a report of a review is written from. */
export type Material = {
  design: Design;
  files: readonly Reviewed[];
  sorts: readonly Sort[];
  /** What was reviewed, in a few words. */
  subject: string;
  findings: readonly Numbered[];
  /** A line of what was given, as it stands; empty where there is none. */
  lineAt(path: string, line: number): string;
  /** The whole text of a file; of a diff, what is seen of it. */
  textOf(path: string): string;
};

export function materialOf(design: Design): Material {
  const files = reviewedFiles(design.repo);
  return {
    design,
    files,
    sorts: sortsOf(files),
    subject: subjectName(files),
    findings: findingsOf(design).map((finding, at) => ({ ...finding, id: `R${at + 1}` })),
    ...readers(design.repo.given),
  };
}

function readers(given: readonly Source[]): Pick<Material, 'lineAt' | 'textOf'> {
  const seen = given.flatMap((source) =>
    isDiff(source.text) ? filesIn(source) : [{ path: source.path, lines: source.text.split('\n') }],
  );
  const byPath = new Map(seen.map(({ path, lines }) => [path, lines]));
  return {
    lineAt: (path, line) => byPath.get(path)?.[line - 1] ?? '',
    textOf: (path) => byPath.get(path)?.join('\n') ?? '',
  };
}

/** The findings that are about some aspects of a system. */
export function findingsAbout({ findings }: Material, aspects: readonly Aspect[]): Numbered[] {
  return findings.filter(({ rule }) => noteOf(rule)?.aspects.some((aspect) => aspects.includes(aspect)));
}

/** What was looked for and not found, in the sorts of text that were given. */
export function notFound({ sorts, findings }: Material, aspects?: readonly Aspect[]): string[] {
  const found = new Set(findings.map(({ rule }) => rule));
  return RULE_NOTES.filter(
    (note) =>
      note.sorts.some((sort) => sorts.includes(sort)) &&
      (aspects === undefined || note.aspects.some((aspect) => aspects.includes(aspect))) &&
      !note.rules.some((rule) => found.has(rule)),
  ).map(({ looked }) => looked);
}
