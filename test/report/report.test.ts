import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reportMarkdown } from '../../src/report/markdown.ts';
import { namesFor, slugOf } from '../../src/report/name.ts';
import { reportOf } from '../../src/report/report.ts';
import type { EventBody } from '../../src/session/events.ts';
import type { Session } from '../../src/session/session.ts';
import { begun, play, question, REPORT, turnOf } from '../support/sample-session.ts';

function markdownOf({ events, view }: Session): string {
  const report = reportOf(events, view);
  return report ? reportMarkdown(report) : '';
}

const ASKED: EventBody[] = [
  { type: 'question.asked', call: 'c', questions: ['Q1', 'Q2', 'Q3', 'Q4'].map((id) => question(id)) },
  {
    type: 'question.answered',
    call: 'c',
    answers: [
      { id: 'Q1', by: 'user', chosen: ['Two'], text: 'or | three', note: 'soon' },
      { id: 'Q2', by: 'default', chosen: ['One'] },
      { id: 'Q3', by: 'assumption', chosen: ['One'] },
      { id: 'Q4', by: 'skipped', chosen: [] },
    ],
  },
];

describe('the report', () => {
  it('is nothing before there is a title', () => {
    const { events, view } = begun();
    expect(reportOf(events, view)).toBeUndefined();
  });

  it('opens with frontmatter that YAML reads, whatever the brief holds', () => {
    const brief = 'Lend: "books" # and\n---\nfilms: {all}';
    const [, front = ''] =
      /^---\n([\s\S]*?)\n---\n/.exec(markdownOf(play(begun({ brief }), ...turnOf(1, REPORT)))) ?? [];
    const parsed = parse(
      markdownOf(play(begun({ brief: 'Plain.' }), ...turnOf(1, REPORT))).split('---\n')[1] ?? '',
    ) as object;
    expect(parsed).toMatchObject({
      title: 'Lending',
      date: '2026-11-20',
      persona: 'tester',
      model: 'replay',
      brief: 'Plain.',
      session: '20261120-abc123',
      version: 1,
    });
    expect(front).toContain('Lend: "books" # and');
    expect(parse(front)).toMatchObject({ brief });
  });

  it.each([
    ['~~~~sql\nSELECT 1;', '~~~~'],
    ['<!-- a note', '-->'],
  ])('closes what its last section left open: %s', (open, end) => {
    const markdown = markdownOf(play(begun(), ...turnOf(1, `${REPORT}\n${open}\n`)));
    expect(markdown).toContain(`\n${open}\n${end}\n\n## Clarifications\n`);
  });

  it('holds the sections in their order, then what the log adds', () => {
    const markdown = markdownOf(play(begun(), ...turnOf(1, REPORT)));
    const headings = [...markdown.matchAll(/^#+ .*$/gm)].map(([line]) => line);
    expect(headings).toEqual([
      '# Lending',
      '## Data model',
      '## API contract',
      '## Clarifications',
      '## Assumptions',
      '## Verification',
    ]);
    expect(markdown.endsWith('\n')).toBe(true);
    expect(markdown).not.toMatch(/\n{3,}/);
  });

  it('tells each question with its answer and who gave it', () => {
    const markdown = markdownOf(play(begun(), ...ASKED, ...turnOf(1, REPORT)));
    expect(markdown).toContain('| Q1 | What about Q1? | Two; or \\| three (note: soon) | user |');
    expect(markdown).toContain('| Q2 | What about Q2? | One | recommended, taken by the user |');
    expect(markdown).toContain('| Q3 | What about Q3? | One | assumption |');
    expect(markdown).toContain('| Q4 | What about Q4? | — | skipped |');
  });

  it('names every assumption: the answers assumed, and those made in the text', () => {
    const text = '# T\n\n## Data model\n\n- [A1] Members are people.\n- **[A2]** One library.\n\nBy [A1] it is so.\n';
    const report = play(begun(), ...ASKED, ...turnOf(1, text));
    expect(reportOf(report.events, report.view)?.assumptions).toEqual([
      { id: 'Q3', text: 'Header Q3: One' },
      { id: 'A1', text: 'Members are people.' },
      { id: 'A2', text: 'One library.' },
    ]);
  });

  it('adds to a section of the same name that the model wrote, rather than repeat it', () => {
    const markdown = markdownOf(
      play(begun(), ...turnOf(1, '# T\n\n## Data model\n\nx\n\n## 3. ASSUMPTIONS\n\nOurs.\n')),
    );
    expect(markdown.match(/assumptions/gi)).toHaveLength(1);
    expect(markdown).toContain('## 3. ASSUMPTIONS\n\nOurs.\n\nNone was named.');
  });

  it('says which due sections never came, and that nothing was asked where it always is', () => {
    const persona = { slug: 't', name: 'T', prompt: '', questions: 'always', source: '' } as const;
    const markdown = markdownOf(play(begun({ persona }), ...turnOf(1, '# T\n\n## Data model\n\nx\n')));
    expect(markdown).toContain('never came: API contract.');
    expect(markdown).toContain('here it asked nothing');
  });

  it('says when no language model took part', () => {
    const model = { provider: 'planner', id: 'planner', systemMessages: false } as const;
    expect(markdownOf(play(begun({ model }), ...turnOf(1, REPORT)))).toContain('no language model took part');
    expect(markdownOf(play(begun(), ...turnOf(1, REPORT)))).not.toContain('no language model took part');
  });

  it('lets no escape sequence through', () => {
    const markdown = markdownOf(
      play(begun({ brief: 'a\x1b[31mb' }), ...turnOf(1, '# T\x1b]0;x\x07\n\n## Data model\n\n\x1b[2Jx\u202e\n')),
    );
    expect(markdown).not.toMatch(/[\x1b\x07\u202e]/);
  });
});

describe('the name of a report', () => {
  it.each([
    ['City Library: Lending & Holds', 'city-library-lending-holds'],
    ['Ünïcode Überblick', 'unicode-uberblick'],
    ['図書館の貸出', '図書館の貸出'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'design-con'],
    ['!!!', 'design'],
    ['', 'design'],
    ['word '.repeat(40), 'word-word-word-word-word-word-word-word-word-word-word-word'],
    ['x'.repeat(200), 'x'.repeat(30)],
  ])('%j is %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('goes on to the next free one', () => {
    const names = (version: number) => {
      const generator = namesFor('a', version);
      return [generator.next().value, generator.next().value, generator.next().value];
    };
    expect(names(1)).toEqual(['a.md', 'a-2.md', 'a-3.md']);
    expect(names(2)).toEqual(['a-v2.md', 'a-v2-2.md', 'a-v2-3.md']);
  });
});
