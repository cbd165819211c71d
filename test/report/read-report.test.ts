import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportMarkdown } from '../../src/report/markdown.ts';
import { readReport } from '../../src/report/read-report.ts';
import { findTable } from '../../src/report/read-table.ts';
import { type Report, reportOf } from '../../src/report/report.ts';
import { table } from '../../src/report/table.ts';
import type { Session } from '../../src/session/session.ts';
import { begun, play, question, turnOf } from '../support/sample-session.ts';

const TEXT = [
  '# Lending\n\nWhat it is.\n',
  '## Data model\n\n[A1] Films are few.\n\n```sql\n# no title\n## no heading\nselect 1;\n```\n',
  '## API contract\n\nPaths.\n',
].join('\n');

function session(text = TEXT): Session {
  return play(
    begun({ brief: 'Lend: "books"\nand films' }),
    { type: 'question.asked', call: 'q', questions: [question('Q1'), question('Q2', { question: 'a | b?' })] },
    {
      type: 'question.answered',
      call: 'q',
      answers: [
        { id: 'Q1', by: 'assumption', chosen: ['One'] },
        { id: 'Q2', by: 'skipped', chosen: [] },
      ],
    },
    ...turnOf(1, text),
  );
}

function saved(text?: string): { report: Report; file: string } {
  const { events, view } = session(text);
  const report = reportOf(events, view);
  if (!report) throw new Error('no report');
  return { report, file: reportMarkdown(report) };
}

describe('a saved report, read back', () => {
  it('is what the architect wrote, what was asked, and whose it is', () => {
    const { file } = saved();
    expect(readReport(file)).toEqual({
      title: 'Lending',
      session: '20261120-abc123',
      version: 1,
      persona: 'tester',
      brief: 'Lend: "books"\nand films',
      headings: ['Data model', 'API contract'],
      questions: [
        { id: 'Q1', header: 'Header Q1', question: 'What about Q1?', answer: 'One', by: 'assumption' },
        { id: 'Q2', header: '', question: 'a | b?', answer: '', by: 'skipped' },
      ],
      markdown: expect.stringMatching(
        /^# Lending\n\nWhat it is\.\n\n## Data model\n[\s\S]*## API contract\n\nPaths\.\n\n$/,
      ),
    });
  });

  it('is the same after it was adopted and saved again, whatever sections it has', () => {
    const heading = fc.constantFrom('Data model', 'Assumptions', 'Clarifications', 'Verification', 'Notes');
    const body = fc.constantFrom(
      'Text.',
      '- one\n- two',
      '[A1] A thing.',
      '| a | b |\n| --- | --- |\n| 1 | 2 |',
      '```\nopen',
    );
    const sections = fc.uniqueArray(fc.record({ heading, body }), { selector: (one) => one.heading, minLength: 1 });
    fc.assert(
      fc.property(sections, (list) => {
        const { report, file } = saved(
          `# Lending\n\n${list.map((one) => `## ${one.heading}\n\n${one.body}\n`).join('\n')}`,
        );
        const read = readReport(file, report);
        const again = play(session(), {
          type: 'report.adopted',
          path: 'x.md',
          version: 1,
          hash: 'h',
          markdown: read?.markdown ?? '',
          asked: [...session().view.asked],
          words: '',
        });
        const adopted = reportOf(again.events, again.view);
        expect(adopted && reportMarkdown(adopted)).toBe(file);
      }),
    );
  });

  it('keeps what people wrote into it, also into the parts that the log writes', () => {
    const { report, file } = saved();
    const edited = file
      .replace('Paths.', 'Paths, and more.')
      .replace('## Assumptions\n', '## Assumptions\n\n- Films stay few.\n')
      .replace('## Verification\n', '## Verification\n\nLooked at by Ada.\n')
      .replace('# Lending\n', 'For the board.\n\n# Lending\n');
    const { markdown = '', headings } = readReport(`\uFEFF${edited}`.replace(/\n/g, '\r\n'), report) ?? {};
    expect(headings).toEqual(['Data model', 'API contract', 'Assumptions', 'Verification']);
    for (const words of ['Paths, and more.', 'Films stay few.', 'Looked at by Ada.', 'For the board.'])
      expect(markdown).toContain(words);
    expect(markdown).not.toMatch(/\*\*A1\*\*|were not run|Given by/);
  });

  it('reads the table as a formatter or a person leaves it', () => {
    const { file } = saved();
    const edited = file
      .replace('| Q1 | What about Q1? | One | assumption |', '|  Q1  | What about Q1?    | Two, rather | assumption |')
      .replace('| Q2 |', '| new | And films? | Yes | Ada |\n| Q2 |');
    expect(readReport(edited)?.questions).toMatchObject([
      { id: 'Q1', answer: 'Two, rather', by: 'assumption' },
      { id: 'Q3', question: 'And films?', answer: 'Yes', by: 'user' },
      { id: 'Q2', answer: '', by: 'skipped' },
    ]);
  });

  it('makes a second title a section: it would begin the report anew', () => {
    const { file } = saved();
    const read = readReport(file.replace('## API contract', '# Appendix\n\nMore.\n\n## API contract'));
    expect(read?.headings).toEqual(['Data model', 'Appendix', 'API contract']);
  });

  it.each([
    '',
    '# Lending\n',
    '---\ntitle: x\n---\n# x\n',
    '---\nsession: a\npersona: b\nversion: first\n---\n# x\n',
    '---\n{ not: [yaml\n---\n# x\n',
    '---\nsession: a\npersona: b\nversion: 0\n---\n',
  ])('is nothing for what is no report of ours: %j', (file) => expect(readReport(file)).toBeUndefined());
});

describe('a table, read back', () => {
  it('has the cells that were written, whatever is in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'Z', ' ', '|', '\\', '-', '\n', 'é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const clean = (text: string): string => text.trim().replace(/\s*\n\s*/g, '\n');
        expect(findTable(`x\n\n${table(['', 'Question'], rows)}\ny`, ['', 'Question'])?.rows).toEqual(
          rows.map((row) => row.map(clean)),
        );
      }),
    );
  });

  it('is the one with that head, and none where there is none', () => {
    const two = `${table(['a'], [['1']])}\n\n${table(['b'], [['2']])}`;
    expect(findTable(two, ['b'])).toEqual({ rows: [['2']], start: 4, end: 7 });
    expect(findTable(two, ['c'])).toBeUndefined();
  });
});
