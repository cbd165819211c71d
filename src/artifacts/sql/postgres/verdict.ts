import type { Finding, Level } from '../../../session/finding.ts';
import { lineAt, type Statement } from './statement.ts';

/** What a refusal of PostgreSQL means for the document. */
export type Verdict =
  /** Something to say. `error` is a defect; what is less leaves the statement standing as not run. */
  | { is: 'finding'; finding: Finding }
  /** Nothing is known to be wrong: why it was not run. */
  | { is: 'excused'; reason: string }
  /** It fails because something before it did. */
  | { is: 'follows' }
  /** What it needs is made in a later artifact: tried again at the end. */
  | { is: 'waits' }
  /** Run these first, then the statement again, perhaps in other words. */
  | { is: 'retry'; before: string[]; sql?: string; finding?: Finding; reason?: string };

export const FOLLOWS: Verdict = { is: 'follows' };

export function excused(reason: string): Verdict {
  return { is: 'excused', reason };
}

/** A finding on a statement; in an excerpt, and where it is said to be meant, there is none. */
export function told(
  statement: Statement,
  level: Level,
  rule: string,
  message: string,
  offset: number,
  fix?: string,
): Verdict {
  if (statement.artifact.fragment) return excused('It is an excerpt.');
  if (statement.meantToFail) return excused('It is meant to fail, and does.');
  return { is: 'finding', finding: findingAt(statement, level, rule, message, offset, fix) };
}

export function findingAt(
  statement: Statement,
  level: Level,
  rule: string,
  message: string,
  offset: number,
  fix?: string,
): Finding {
  const line = lineAt(statement, offset);
  return { level, rule, message: message.replace(/\s+/g, ' ').slice(0, 240), line, ...(fix && { fix }) };
}
