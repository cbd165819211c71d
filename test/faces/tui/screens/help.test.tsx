import { afterEach, describe, expect, it } from 'vitest';
import { bindingsOf } from '../../../../src/faces/tui/keys.ts';
import { Help } from '../../../../src/faces/tui/screens/help.tsx';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { screenProps } from './screen-test.ts';

afterEach(unmountAll);

function help(columns: number) {
  const props = screenProps(undefined, { columns, rows: 200 });
  return draw(<Help {...props} modes={['text-area']} onBack={() => undefined} />, { columns, rows: 201 });
}

describe('the list of keys', () => {
  it.each([120, 80, 60, 40])('says all of what each key does in %i columns', (columns) => {
    const shown = help(columns).frame().replace(/\s+/g, '');
    for (const binding of bindingsOf('text-area')) expect(shown).toContain(binding.help.replace(/\s+/g, ''));
    expect(shown).not.toContain('…');
  });

  it('wraps the words in their column, and below the keys where there is no room beside them', () => {
    expect(help(80).frame()).toContain(
      '   ↑  ^P                       one row up; from the first row, what was written\n',
    );
    expect(help(80).frame()).toContain('\n                               earlier\n');
    expect(help(40).frame()).toContain('\n   ^G\n      open your editor\n');
  });
});
