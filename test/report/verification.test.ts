import { describe, expect, it } from 'vitest';
import { reportBody, reportMarkdown } from '../../src/report/markdown.ts';
import { partName } from '../../src/report/part-name.ts';
import { type Report, reportOf } from '../../src/report/report.ts';
import type { EventBody } from '../../src/session/events.ts';
import type { CheckedPart, Finding } from '../../src/session/finding.ts';
import { begun, play, REPORT, started, turnOf } from '../support/sample-session.ts';

const finding = (level: Finding['level'], message: string, line = 14): Finding => ({
  ...{ level, rule: 'sql/x', message, line },
});
const part = (over: Partial<CheckedPart>): CheckedPart => ({
  ...{ index: 0, kind: 'sql', dialect: 'postgresql', line: 14, proof: 'executed', findings: [] },
  ...over,
});

function checked(parts: CheckedPart[], together: Finding[] = []): EventBody[] {
  return [
    ...parts.map((each): EventBody => ({ type: 'artifact.checked', part: each, round: 0 })),
    ...[{ type: 'together.checked', round: 0, count: parts.length, findings: together } as const].map(
      (event): EventBody => ({ ...event, inventory: [], lost: [], disputes: [] }),
    ),
  ];
}

function reported(events: EventBody[], markdown = REPORT): Report {
  const options = { ...started().options, checks: true };
  const session = play(begun({ options }), ...turnOf(1, markdown), ...events);
  const report = reportOf(session.events, session.view);
  if (!report) throw new Error('no report');
  return report;
}

const sectionOf = (report: Report, heading = 'Verification'): string =>
  reportMarkdown(report).split(`## ${heading}\n\n`)[1] ?? '';

describe('the verification', () => {
  it('says that nothing was run when nothing was', () =>
    expect(sectionOf(reported([]))).toBe(
      'The artifacts of this report were not run: nothing in it has been executed or validated.\n',
    ));

  it('tells each artifact with its proof, and each finding but the notes', () => {
    const parts = [
      part({ findings: [finding('warning', 'a | b is odd'), finding('note', 'so so')] }),
      part({ index: 1, kind: 'mermaid', line: 30, proof: 'not checked', reason: 'too large' }),
    ];
    expect(sectionOf(reported(checked(parts, [finding('error', 'They differ.', 31)])))).toBe(
      [
        'The design was run before it was saved: 2 artifacts: 1 executed, 1 not checked. **1 error remains.**',
        '',
        '| Line | Artifact | Proof | Findings |',
        '| --- | --- | --- | --- |',
        '| 14 | PostgreSQL | executed | 0 errors, 1 warning, 1 note |',
        '| 30 | Mermaid | not checked: too large | — |',
        '',
        '- **warning**, line 14: a | b is odd (`sql/x`)',
        '- **error**, line 31: They differ. (`sql/x`)',
        '',
      ].join('\n'),
    );
  });

  it('says that a draft is unverified', () => {
    const report = { ...reported(checked([part({ findings: [finding('error', 'No.')] })])), unverified: true };
    expect(sectionOf(report)).toContain('**Unverified**: 1 error went back');
    expect(reportMarkdown(report)).toContain('checks: "unverified; 1 artifact: 1 executed; 1 error, 0 warnings"');
  });

  it('holds nothing that was checked before the text changed', () => {
    const later = turnOf(2, '# Lending\n\n## Data model\n\nOther.\n');
    expect(reported([...checked([part({})]), { type: 'user.said', text: 'more' }, ...later]).checks).toBeUndefined();
  });

  it('tells the repairs, what was undone and what is disputed', () => {
    const dispute = { rule: 'sql/x', message: 'No such column.', line: 14, reason: 'It is computed.' };
    const report = reported(checked([part({})]));
    const { checks } = report;
    if (!checks) throw new Error('not checked');
    const told = sectionOf({ ...report, checks: { ...checks, round: 2, undone: ['it lost a'], disputes: [dispute] } });
    expect(told).toContain('- Errors went back to the architect 2 times.');
    expect(told).toContain('- A repair was undone, because it lost a.');
    expect(told).toContain('- The architect disputes “No such column.”: It is computed.');
  });

  it('has its own heading when the architect has a section of that name', () => {
    const report = reported([], '# Lending\n\n## Verification\n\nBy tests.\n\n## Data model\n\nx\n');
    expect(sectionOf(report)).toMatch(/^By tests\.\n\n## Data model/);
    expect(sectionOf(report, 'Verification of this document')).toContain('were not run');
  });

  it('leaves no control characters of what it quotes', () =>
    expect(sectionOf(reported(checked([part({ name: 'a\u001b[2Jb' })])))).not.toContain('\u001b'));
});

describe('the body that is checked', () => {
  it('has the same lines as the file, whatever the checks say', () => {
    const before = reportBody(reported([]));
    const after = reportMarkdown(reported(checked([part({ findings: [finding('error', 'No.')] })])));
    const lines = before.split('\n').map((line, at) => (line.startsWith('checks: ') ? at : line));
    const inFile = after.split('\n').map((line, at) => (line.startsWith('checks: ') ? at : line));
    expect(inFile.slice(0, lines.length - 1)).toEqual(lines.slice(0, -1));
  });
});

describe('the name of a part', () => {
  it.each([
    [{ kind: 'sql', dialect: 'postgresql' }, 'PostgreSQL'],
    [{ kind: 'openapi', dialect: '3.1', name: 'api.yaml' }, 'OpenAPI 3.1 api.yaml'],
    [{ kind: 'code', dialect: 'typescript' }, 'TypeScript'],
    [{ kind: 'code', dialect: 'ruby' }, 'ruby'],
    [{ kind: 'mermaid', dialect: 'erDiagram' }, 'Mermaid'],
    [{ kind: 'sql' }, 'SQL'],
    [{ kind: 'new-kind' }, 'new-kind'],
  ])('of %j is %s', (given, name) => expect(partName(given)).toBe(name));
});
