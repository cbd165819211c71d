import { describe, expect, it } from 'vitest';
import { checkedLines } from '../../../../src/faces/tui/parts/checked-lines.ts';
import { type CheckState, NO_CHECKS } from '../../../../src/session/check-state.ts';
import type { CheckedPart, Finding } from '../../../../src/session/finding.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { started } from '../../../support/sample-session.ts';
import { THEME } from '../sample-stage.ts';

const finding = (level: Finding['level'], message: string): Finding => ({ level, rule: 'a/x', message, line: 212 });
const part = (index: number, over: Partial<CheckedPart>): CheckedPart => ({
  ...{ index, kind: 'sql', dialect: 'postgresql', line: 10, proof: 'executed', findings: [] },
  ...over,
});
const drawn = (over: Partial<CheckState>, columns = 80): string[] =>
  checkedLines({ ...NO_CHECKS, ...over }, { theme: THEME, columns, started: started(), modelName: () => '' });

const PARTS = [
  part(0, {}),
  part(1, { findings: [finding('note', 'never mind')] }),
  part(2, { kind: 'openapi', dialect: '3.1', proof: 'validated' }),
  part(3, { kind: 'code', dialect: 'ruby', proof: 'not checked', reason: 'there is no parser for ruby here' }),
];

describe('what came of running the design', () => {
  it('has a row for each proof, and one for each thing that was not checked', () =>
    expect(drawn({ parts: PARTS })).toEqual([
      ' ▌ The design was run',
      '',
      '   ✓ executed     PostgreSQL × 2',
      '   ✓ validated    OpenAPI 3.1',
      '   · not checked  ruby, line 10: there is no parser for ruby here',
    ]));

  it('then what was found, with its line, the notes aside', () => {
    const whole = { revision: 1, inventory: [], lost: [], together: [finding('warning', '250 a second is more')] };
    const parts = [part(0, { findings: [finding('error', 'There is no table loans'), finding('note', 'psst')] })];
    expect(drawn({ parts, whole }).slice(-3)).toEqual([
      '',
      '   ✗ line 212: There is no table loans',
      '   ! line 212: 250 a second is more',
    ]);
  });

  it('says after which repair it was', () =>
    expect(drawn({ parts: PARTS, round: 2 })[0]).toBe(' ▌ The design was run   after repair 2 of 3'));

  it('says when there was nothing to run', () => expect(drawn({})[0]).toBe(' ▌ Nothing in the design could be run'));

  it('stays short however much is wrong', () => {
    const findings = Array.from({ length: 100 }, (_, at) => finding('error', `number ${at}`));
    const rows = drawn({ parts: [part(0, { findings })] });
    expect(rows).toHaveLength(17);
    expect(rows.at(-1)).toBe('      and 88 more, in the report');
  });

  it.each([80, 40, 20])('fits into %i columns, with nothing wild in it', (columns) => {
    const message = `\u001b[31mIt ${'goes on and on '.repeat(20)}`;
    const rows = drawn({ parts: [...PARTS, part(4, { findings: [finding('error', message)] })] }, columns);
    expect(Math.max(...rows.map(widthOf))).toBeLessThanOrEqual(columns);
    expect(rows.join('')).not.toContain('\u001b');
  });
});
