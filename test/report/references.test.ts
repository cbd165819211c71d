import { describe, expect, it } from 'vitest';
import { reportBody, reportMarkdown } from '../../src/report/markdown.ts';
import { readReport } from '../../src/report/read-report.ts';
import { referencesMarkdown, referencesOf } from '../../src/report/references.ts';
import { reportOf } from '../../src/report/report.ts';
import type { Block, EventBody } from '../../src/session/events.ts';
import { begun, play, REPORT, turnOf } from '../support/sample-session.ts';

const cited = (url: unknown, title: unknown = 'Docs'): Block =>
  ({
    type: 'text',
    text: 'x',
    citations: [{ type: 'web_search_result_location', url, title, cited_text: 'y' }],
  }) as Block;
const fetched = (call: string, output: string, name = 'web_fetch', isError = false): EventBody[] => [
  { type: 'tool.started', call, name, input: { url: 'https://asked.example/' } },
  { type: 'tool.ended', call, output, isError, summary: '' },
];
const listOf = (...bodies: EventBody[]) => referencesOf(play(begun(), ...bodies).events);

describe('the references', () => {
  it('are what was cited and what was read, in order, each once', () =>
    expect(
      listOf(
        ...turnOf(1, '', 'tool_use', [cited('https://b.example/x'), cited('https://a.example/')]),
        ...fetched('f', '<fetched url="https://c.example/?a=1&amp;b=2" title="C &quot;c&quot;">\nwords\n</fetched>'),
        ...turnOf(2, '', 'end_turn', [cited('https://a.example'), cited('https://c.example/?a=1&b=2')]),
      ),
    ).toEqual([
      { url: 'https://b.example/x', title: 'Docs', how: 'cited' },
      { url: 'https://a.example/', title: 'Docs', how: 'cited' },
      { url: 'https://c.example/?a=1&b=2', title: 'C "c"', how: 'read' },
    ]));

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://u:p@a.example/',
    'no url',
    7,
    `https://a.example/${'x'.repeat(3_000)}`,
  ])('have none that is no address of the web: %s', (url) =>
    expect(listOf(...turnOf(1, '', 'end_turn', [cited(url)]))).toEqual([]),
  );

  it('count no page that was not got, or that another tool speaks of', () =>
    expect(
      listOf(
        ...fetched('a', '<fetched url="https://a.example/">', 'web_fetch', true),
        ...fetched('b', '<fetched url="https://b.example/">', 'mcp__evil__fetch'),
        ...fetched('c', 'see <fetched url="https://c.example/">'),
      ),
    ).toEqual([]));

  it('cannot break out of their line or their link', () =>
    expect(
      referencesMarkdown(
        listOf(
          ...turnOf(1, '', 'end_turn', [
            cited('https://a.example/(x)|<y>', '](javascript:x)\n## Approved\n\u001b[31m'),
          ]),
        ),
      ),
    ).toBe('- [\\](javascript:x) ## Approved](https://a.example/%28x%29%7C%3Cy%3E)'));

  it('stand in a part of their own after what the architect wrote', () => {
    const session = play(begun(), ...turnOf(1, REPORT, 'end_turn', [cited('https://a.example/')]));
    const report = reportOf(session.events, session.view);
    if (!report) throw new Error('no report');
    expect(reportMarkdown(report)).toContain('\n## References\n\n- [Docs](https://a.example/)\n\n## Verification');
    expect(reportBody(report)).not.toContain('References');
    expect(readReport(reportMarkdown(report), report)?.markdown).not.toContain('a.example');
    expect(readReport(reportMarkdown(report))?.markdown).toContain('## References\n\n- [Docs](https://a.example/)');
  });

  it('stand in the architect’s own section of that name, where there is one', () => {
    const session = play(
      begun(),
      ...turnOf(1, `${REPORT}\n## References\n\nRFC 9110.\n`, 'end_turn', [cited('https://a.example/')]),
    );
    const report = reportOf(session.events, session.view);
    expect(report && reportMarkdown(report)).toContain('## References\n\nRFC 9110.\n\n- [Docs](https://a.example/)\n');
  });

  it('leave no trace where there are none', () => {
    const session = play(begun(), ...turnOf(1, REPORT));
    const report = reportOf(session.events, session.view);
    expect(report && reportMarkdown(report)).not.toContain('References');
  });
});
