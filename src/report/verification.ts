import { type CheckState, findingsOf } from '../session/check-state.ts';
import type { CheckedPart, Finding, Proof } from '../session/finding.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { partName } from './part-name.ts';
import type { Report } from './report.ts';
import { table } from './table.ts';

/** The section that says what was proved of the report, and what was not. */
export function verification(report: Report): string {
  const { checks, missing, unasked, byRules } = report;
  const facts = [
    ...(byRules
      ? ['It was written by the built-in planner, by rules: it is a baseline, and no language model took part.']
      : []),
    ...(missing.length > 0 ? [`Sections that were due and never came: ${missing.join(', ')}.`] : []),
    ...(unasked ? ['This persona always asks before it designs; here it asked nothing.'] : []),
  ];
  const parts = checks ? [sentence(report, checks), parted(checks.parts), found(checks), repairs(checks)] : [UNCHECKED];
  return [...parts, facts.map((fact) => `- ${fact}`).join('\n')].filter((part) => part !== '').join('\n\n');
}

/** The same in a few words, for the frontmatter: always one line. */
export function checkStatus({ checks, unverified }: Report): string {
  if (!checks) return 'none';
  const words = `${proofCounts(checks.parts)}; ${levelCounts(findingsOf(checks))}`;
  return unverified ? `unverified; ${words}` : words;
}

const UNCHECKED = 'The artifacts of this report were not run: nothing in it has been executed or validated.';

function sentence({ unverified }: Report, checks: CheckState): string {
  const errors = findingsOf(checks).filter(({ level }) => level === 'error').length;
  if (unverified)
    return `**Unverified**: ${counted(errors, 'error')} went back to the architect, and this version does not know the outcome.`;
  const outcome =
    errors > 0 ? `**${counted(errors, 'error')} remain${errors === 1 ? 's' : ''}.**` : 'No error remains.';
  return `The design was run before it was saved: ${proofCounts(checks.parts)}. ${outcome}`;
}

function parted(parts: readonly CheckedPart[]): string {
  if (parts.length === 0) return '';
  const rows = parts.map((part) => [
    String(part.line),
    sanitizeLine(partName(part)),
    part.reason ? `${part.proof}: ${sanitizeLine(part.reason)}` : part.proof,
    part.findings.length > 0 ? levelCounts(part.findings) : '—',
  ]);
  return table(['Line', 'Artifact', 'Proof', 'Findings'], rows);
}

/** What was found, the notes aside: they change nothing. */
function found(checks: CheckState): string {
  const list = findingsOf(checks).filter(({ level }) => level !== 'note');
  return list
    .map(({ level, line, rule, message }) => `- **${level}**, line ${line}: ${sanitizeLine(message)} (\`${rule}\`)`)
    .join('\n');
}

function repairs({ round, undone, disputes }: CheckState): string {
  const lines = [
    ...(round > 0 ? [`Errors went back to the architect ${round === 1 ? 'once' : `${round} times`}.`] : []),
    ...undone.map((reason) => `A repair was undone, because ${sanitizeLine(reason)}.`),
    ...disputes.map(
      ({ message, reason }) => `The architect disputes “${sanitizeLine(message)}”: ${sanitizeLine(reason)}`,
    ),
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

const PROOFS: readonly Proof[] = ['executed', 'validated', 'parsed', 'not checked'];

/** `11 artifacts: 6 executed, 3 validated, 2 not checked`. */
export function proofCounts(parts: readonly { proof: Proof }[]): string {
  if (parts.length === 0) return 'no artifact of a known kind';
  const counts = PROOFS.flatMap((proof) => {
    const count = parts.filter((part) => part.proof === proof).length;
    return count > 0 ? [`${count} ${proof}`] : [];
  });
  return `${counted(parts.length, 'artifact')}: ${counts.join(', ')}`;
}

/** `no errors, 2 warnings`; notes only when there are some. */
function levelCounts(findings: readonly Finding[]): string {
  const count = (level: Finding['level']): number => findings.filter((finding) => finding.level === level).length;
  const notes = count('note');
  return [
    counted(count('error'), 'error'),
    counted(count('warning'), 'warning'),
    ...(notes > 0 ? [counted(notes, 'note')] : []),
  ].join(', ');
}

/** `1 error`, `3 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
