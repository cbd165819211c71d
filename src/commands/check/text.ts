import type { CheckedArtifact } from '../../artifacts/checker.ts';
import { partName } from '../../report/part-name.ts';
import { counted, proofCounts } from '../../report/verification.ts';
import type { Finding, Level } from '../../session/finding.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { type CheckedFile, countOf, findingsOf } from './checked-file.ts';

/** How a level is painted; `plain` where there is no colour. */
export type Paint = (text: string, as: Level | 'path' | 'dim' | 'added') => string;

/** One file for people: what was found, by line, and what was proved. */
export function fileText({ path, checked }: CheckedFile, paint: Paint): string {
  const findings = findingsOf(checked);
  const widths = {
    line: Math.max(4, ...findings.map(({ line }) => String(line).length)),
    rule: Math.min(36, Math.max(0, ...findings.map(({ rule }) => rule.length))),
  };
  const rows = findings.map((finding) => findingRow(finding, widths, paint));
  const unchecked = checked.artifacts
    .filter(({ proof }) => proof === 'not checked')
    .map((each) => reasonRow(each, paint));
  const proofs = `  ${proofCounts(checked.artifacts)}`;
  return `${[paint(sanitizeLine(path), 'path'), ...rows, ...unchecked, paint(proofs, 'dim')].join('\n')}\n`;
}

function findingRow(finding: Finding, widths: { line: number; rule: number }, paint: Paint): string {
  const { line, level, rule, message } = finding;
  const also = finding.with && finding.with.length > 0 ? paint(` (also line ${finding.with.join(', ')})`, 'dim') : '';
  const place = String(line).padStart(widths.line);
  const head = `  ${place}  ${paint(level.padEnd(7), level)}  ${sanitizeLine(message)}${also}`;
  return `${head}  ${paint(sanitizeLine(rule), 'dim')}`;
}

function reasonRow({ artifact, reason = '' }: CheckedArtifact, paint: Paint): string {
  const place = String(artifact.line).padStart(4);
  return paint(`  ${place}  not checked: ${sanitizeLine(partName(artifact))}: ${sanitizeLine(reason)}`, 'dim');
}

/** The last line of all. */
export function totalText(files: readonly CheckedFile[], paint: Paint): string {
  const findings = files.flatMap(({ checked }) => findingsOf(checked));
  const errors = countOf(findings, 'error');
  const warnings = countOf(findings, 'warning');
  const notes = countOf(findings, 'note');
  const words = [
    counted(errors, 'error'),
    counted(warnings, 'warning'),
    ...(notes > 0 ? [counted(notes, 'note')] : []),
  ];
  const level = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'path';
  return `\n${paint(`${counted(files.length, 'file')}, ${words.join(', ')}`, level)}\n`;
}
