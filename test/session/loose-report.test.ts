import { describe, expect, it } from 'vitest';
import { looseReport } from '../../src/session/loose-report.ts';
import { begun, call, play, REPORT, turnOf } from '../support/sample-session.ts';

const DUE = { sections: ['Data model', 'API contract', 'Risks'], brief: 'Lend books.\nMany of them.' };
const SECTIONS = REPORT.slice(REPORT.indexOf('## Data'));

function wrapped(text: string, run = '```'): string {
  return `${run}markdown\n${text}${run}\n`;
}

describe('a report in another shape than it was asked for', () => {
  it.each(['```', '~~~', '`````'])('is what a fence of %s wraps, with talk around it', (run) => {
    expect(looseReport(`Here it is:\n\n${wrapped(REPORT, run)}\nSay more!\n`, DUE)).toBe(REPORT.trimEnd());
  });

  it('keeps the blocks within it, also when they are fenced just like it', () => {
    const report = `${REPORT}\n\`\`\`sql\nSELECT 1;\n\`\`\`\n\nThe end.\n`;
    expect(looseReport(wrapped(report), DUE)).toBe(report.trimEnd());
    expect(looseReport(wrapped(report, '````'), DUE)).toBe(report.trimEnd());
  });

  it('may lack the closing line of what wraps it', () => {
    const report = `${REPORT}\n\`\`\`sql\nSELECT 1;\n\`\`\``;
    expect(looseReport(`\`\`\`md\n${report}`, DUE)).toBe(report);
    expect(looseReport(`\`\`\`md\n${REPORT}`, DUE)).toBe(REPORT);
  });

  it('may lack its title, and has the first line of the brief for one', () => {
    expect(looseReport(`Done.\n\n${SECTIONS}`, DUE)).toBe(`# Lend books.\n\n${SECTIONS}`);
    expect(looseReport(wrapped(SECTIONS), DUE)).toBe(`# Lend books.\n\n${SECTIONS.trimEnd()}`);
  });

  it('has a title of bearable length', () => {
    const title = looseReport(SECTIONS, { ...DUE, brief: `# ${'word '.repeat(60)}` })?.split('\n')[0];
    expect(title).toMatch(/^# (word )+word…$/);
    expect(title?.length).toBeLessThan(90);
  });

  it.each([
    ['talk', 'I looked around. What load do you expect?'],
    ['a quoted page of something else', wrapped('# Shop\n\n## Install\n\nRun it.\n')],
    ['headings within code', `\`\`\`text\n${SECTIONS}\`\`\`\n`],
    ['one section of three', '## Data model\n\nTables.\n'],
    ['nothing', ''],
  ])('is not %s', (_, reply) => {
    expect(looseReport(reply, DUE)).toBeUndefined();
  });
});

describe('a turn that wrote its report so', () => {
  it('has written it', () => {
    const { view } = play(begun(), ...turnOf(1, wrapped(REPORT)));
    expect(view.draft).toMatchObject({ title: 'Lending', whole: true, sections: [{ closed: true }, { closed: true }] });
  });

  it('changes a whole report only under its title', () => {
    const session = play(begun(), ...turnOf(1, REPORT), ...turnOf(2, SECTIONS.replace('Tables', 'Other')));
    expect(session.view.draft.sections[0]?.markdown).toContain('Tables');
    play(session, ...turnOf(3, wrapped('# Lending\n\n## Data model\n\nOther.\n')));
    expect(session.view.draft.sections.map(({ markdown }) => markdown.trim())).toEqual(['Other.', 'Paths.']);
  });

  it('adds nothing to a report that stands beside it as it should', () => {
    const { view } = play(begun(), ...turnOf(1, `${wrapped('# Old\n\n## Data model\n\nNo.\n')}\n${REPORT}`));
    expect(view.draft).toMatchObject({ title: 'Lending', sections: [{ markdown: '\nTables.\n\n' }, {}] });
  });

  it.each(['refusal', 'max_tokens', 'tool_use'])('has not when it stopped for %s', (stop) => {
    const { view } = play(begun(), ...turnOf(1, wrapped(REPORT), stop, [call('a', 'read')]));
    expect(view.draft.title).toBeUndefined();
  });
});
