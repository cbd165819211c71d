import { describe, expect, test } from 'vitest';
import { templateIn } from '../../src/personas/template.ts';
import { personaIn, withFront } from './read-text.ts';

const fenced = (inner: string, { info = 'markdown', before = 'Report like this:' } = {}) =>
  `${before}\n\n\`\`\`${info}\n${inner}\n\`\`\`\n`;

describe('the report key', () => {
  test.each([
    ['report:\n  - Plan\n  - "Risks & Rollbacks"', ['Plan', 'Risks & Rollbacks']],
    ['report: [One, Two]', ['One', 'Two']],
    ['report: One, Two , Three', ['One', 'Two', 'Three']],
    ['report: |\n  ## One\n  ## Two', ['One', 'Two']],
    ['report:\n  - One\n  - "1. **one**"\n  - "  "\n  - Two', ['One', 'Two']],
    ['report:', []],
    ['report: {a: b}', []],
  ])('%j', (front, report) => {
    expect(withFront(front).report).toEqual(report);
  });

  test('comes before a template in the prompt', () => {
    const body = fenced('## A\n## B');
    expect(personaIn(`---\nname: x\nreport: [One, Two]\n---\n${body}`).report).toEqual(['One', 'Two']);
    expect(personaIn(`---\nname: x\ndescription: y\n---\nFirst.\n${body}`)).toMatchObject({
      report: ['A', 'B'],
      problems: [
        { rule: 'report-from-prompt', line: 6 + body.split('\n').findIndex((line) => line.startsWith('```')) },
      ],
    });
  });
});

describe('a template in the prompt', () => {
  test.each([
    ['sections below a lone title', '# Title\n## A\n### deep\n## B', ['A', 'B']],
    ['sections below a lone section', '## Report of mine\n### A\n### B', ['A', 'B']],
    ['sections of the top level', '# A\n## x\n# B', ['A', 'B']],
    [
      'without numbers, blanks, emphasis and pictures',
      '## 1. **A** [name]\n## 🚀 B {id}:\n## <c>\n## [date]',
      ['A', 'B'],
    ],
    ['each once', '## A\n## B\n## a', ['A', 'B']],
    ['with code inside that has fences of its own', '## A\n```sql\nselect 1;\n```\n## B', ['A', 'B']],
  ])('%s', (_, inner, sections) => {
    expect((templateIn(fenced(inner))?.sections ?? []).map((heading) => heading.toUpperCase())).toEqual(sections);
  });

  test('stands in backticks or tildes of any length, with no language if the text announces a report', () => {
    expect(templateIn('Output:\n~~~~md\n## A\n~~~\n## B\n~~~~')?.sections).toEqual(['A', 'B']);
    expect(templateIn(fenced('## A\n## B', { info: '' }))?.sections).toEqual(['A', 'B']);
  });

  test('the first that is one counts', () => {
    const text = `${fenced('x', { info: 'sh', before: 'Run the report:' })}\n${fenced('## A\n## B')}\n${fenced('## C\n## D')}`;
    expect(templateIn(text)?.sections).toEqual(['A', 'B']);
  });

  test.each([
    ['an example of code', fenced('# comment\n# comment two', { info: 'python' })],
    ['a document that nothing calls a report', fenced('## Install\n## Use', { before: 'A readme looks so:' })],
    ['a single heading', fenced('## Only')],
    ['more headings than a report has', fenced(Array.from({ length: 30 }, (_, index) => `## S${index}`).join('\n'))],
    ['headings outside a fence', '# Report\n\n## A\n\n## B\n'],
    ['a fence that never closes', '```markdown\n## A\n## B'],
    ['no fence', 'Just words.'],
  ])('%s is none', (_, prompt) => {
    expect(templateIn(prompt)).toBeUndefined();
  });
});
