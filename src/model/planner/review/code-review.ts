import type { Source } from '../repo/reading.ts';
import { CODE_RULES, type CodeRule } from './code-rules.ts';
import type { Finding } from './finding.ts';

const MOST_OF_A_RULE = 6;
const MOST_LINES = 6_000;
const LONGEST_LINE = 600;
const COMMENT = /^\s*(?:\/\/|#(?!\[)|\*|\/\*|--)/;

/** What rules find in a text of code, line by line. Of a diff, only the lines that it adds are judged. */
export function reviewCode(source: Source): Finding[] {
  return filesIn(source).flatMap(({ path, lines, judged }) =>
    CODE_RULES.flatMap((rule) => apply(rule, path, lines, judged)),
  );
}

type File = { path: string; lines: string[]; judged?: ReadonlySet<number> };

function apply(
  rule: CodeRule,
  path: string,
  lines: readonly string[],
  judged: ReadonlySet<number> | undefined,
): Finding[] {
  if (rule.unlessFile?.test(lines.join('\n'))) return [];
  const found: Finding[] = [];
  for (const [at, line] of lines.entries()) {
    if (found.length >= MOST_OF_A_RULE) break;
    if (judged && !judged.has(at)) continue;
    if (!isHit(rule, lines, at, line)) continue;
    const { severity, harms, what, why, fix } = rule;
    found.push({ severity, harms, rule: rule.rule, path, line: at + 1, what, why, fix });
  }
  return found;
}

function isHit(rule: CodeRule, lines: readonly string[], at: number, line: string): boolean {
  if (COMMENT.test(line) || !rule.line.test(line) || rule.unlessLine?.test(line)) return false;
  const near = (within: number) => lines.slice(at, at + within).join('\n');
  if (rule.unlessNear?.pattern.test(near(rule.unlessNear.within))) return false;
  return (
    rule.onlyIfInside === undefined ||
    insideOf(lines, at, rule.onlyIfInside.within).some((inner) => rule.onlyIfInside?.pattern.test(inner))
  );
}

/** The lines below that are indented deeper. */
function insideOf(lines: readonly string[], at: number, within: number): string[] {
  const depth = indent(lines[at] ?? '');
  const inner: string[] = [];
  for (const line of lines.slice(at + 1, at + 1 + within)) {
    if (line.trim() === '') continue;
    if (indent(line) <= depth) break;
    inner.push(line);
  }
  return inner;
}

function indent(line: string): number {
  return (/^[\t ]*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
}

function filesIn({ path, text }: Source): File[] {
  const lines = text
    .split('\n')
    .slice(0, MOST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE));
  return /^(?:diff --git |--- |\+\+\+ )/m.test(text.slice(0, 4_000)) && /^@@ /m.test(text)
    ? filesOfDiff(lines)
    : [{ path, lines }];
}

/** The files of a unified diff as they are afterwards, as far as the diff shows them. */
function filesOfDiff(lines: readonly string[]): File[] {
  const files: { path: string; lines: string[]; judged: Set<number> }[] = [];
  let next = 0;
  for (const line of lines) {
    const file = files.at(-1);
    const path = /^\+\+\+ (?:b\/)?(\S+)/.exec(line)?.[1];
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(line)?.[1];
    if (path !== undefined) files.push({ path, lines: [], judged: new Set() });
    else if (hunk !== undefined) next = Number(hunk) - 1;
    else if (file && /^[+ ]/.test(line) && next < MOST_LINES) {
      while (file.lines.length < next) file.lines.push('');
      file.lines[next] = line.slice(1);
      if (line.startsWith('+')) file.judged.add(next);
      next += 1;
    }
  }
  return files;
}
