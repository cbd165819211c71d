import { partName } from '../../../report/part-name.ts';
import { type CheckState, findingsOf } from '../../../session/check-state.ts';
import type { CheckedPart, Finding, Proof } from '../../../session/finding.ts';
import { MOST_REPAIRS } from '../../../session/repair.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { header } from './header.ts';
import type { ItemLook } from './item-lines.ts';
import { paragraph } from './paragraph.ts';
import { row, type Span, textWidth } from './row.ts';

/** Findings that are shown of one check; the report has them all. */
const MOST_FINDINGS = 12;

const PROOFS: readonly Proof[] = ['executed', 'validated', 'parsed', 'not checked'];

/**
 * What came of running the design: a row for each proof and kind, then each finding with its line. Notes stay in the
 * report.
 */
export function checkedLines(checks: CheckState, look: ItemLook): string[] {
  const { theme, columns } = look;
  const findings = findingsOf(checks).filter(({ level }) => level !== 'note');
  const after = checks.round > 0 ? [`after repair ${checks.round} of ${MOST_REPAIRS}`] : [];
  const title = checks.parts.length > 0 ? 'The design was run' : 'Nothing in the design could be run';
  return [
    header(theme, columns, title, { after }),
    '',
    ...PROOFS.flatMap((proof) => proofLines(proof, checks.parts, look)),
    ...(findings.length > 0
      ? ['', ...findings.slice(0, MOST_FINDINGS).flatMap((each) => findingLines(each, look))]
      : []),
    ...(findings.length > MOST_FINDINGS
      ? [line(look, [`   and ${findings.length - MOST_FINDINGS} more, in the report`, theme.dim])]
      : []),
  ];
}

/** Of one proof, `SQL × 6 · OpenAPI 3.1`; what was not checked gets a row each, with the reason. */
function proofLines(proof: Proof, parts: readonly CheckedPart[], look: ItemLook): string[] {
  const { signs, good, dim } = look.theme;
  const proved = parts.filter((part) => part.proof === proof);
  if (proof === 'not checked') {
    return proved.map((part) =>
      line(
        look,
        [`${signs.dot} ${proof.padEnd(WIDEST)}  `, dim],
        [`${nameOf(part)}: ${sanitizeLine(part.reason ?? '')}`, dim],
      ),
    );
  }
  if (proved.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { kind, dialect } of proved) {
    const name = partName({ kind, ...(dialect !== undefined && { dialect }) });
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const words = [...counts].map(([name, count]) => (count > 1 ? `${name} × ${count}` : name)).join(', ');
  return [line(look, [`${signs.good} ${proof.padEnd(WIDEST)}  `, good], [sanitizeLine(words)])];
}

const WIDEST = 'not checked'.length;

function nameOf(part: CheckedPart): string {
  return sanitizeLine(`${partName(part)}, line ${part.line}`);
}

function findingLines({ level, line: at, message }: Finding, { theme, columns }: ItemLook): string[] {
  const isError = level === 'error';
  const paint = isError ? theme.bad : theme.warn;
  const sign = isError ? theme.signs.bad : theme.signs.warn;
  const rows = paragraph(`line ${at}: ${message}`, textWidth(columns) - 4);
  return rows.map((words, index) => `   ${index === 0 ? paint(sign) : ' '} ${words}`);
}

function line({ theme, columns }: ItemLook, ...spans: Span[]): string {
  return row(textWidth(columns) + 1, [['   '], ...spans], [], theme.signs.ellipsis);
}
