import { it } from 'vitest';
import { pressText, startText } from '/work/main/src/faces/tui/inputs/text-area-state.ts';
import { drawText } from '/work/main/src/faces/tui/inputs/draw-text.ts';
import { createTheme } from '/work/main/src/faces/tui/theme.ts';
import { pressed, typed } from '/work/main/src/faces/tui/keys.ts';
const theme = createTheme({ colorLevel: 0, unicode: true });
const frame = { width: 76, height: 12, history: [] };
for (const [name, unit] of [['lines', 'create table loans (id bigint primary key);\n'], ['one line', '{"a":1},'], ['one word', 'x'], ['cjk', '图书馆借书'], ['emoji', '👩‍👩‍👧‍👦'], ['marks', 'e\u0301']] as const)
  it(name, () => {
    const big = unit.repeat(Math.ceil(2_000_000 / unit.length));
    let s = startText('');
    const time = (label: string, f: () => void) => { const t = performance.now(); f(); process.stderr.write(`${name} ${label} ${(performance.now() - t).toFixed(1)}ms\n`); };
    time('paste', () => { s = pressText(s, { kind: 'paste', text: big }, frame).state; drawText(theme, s, { ...frame, active: true }); });
    for (const k of ['left', 'up', 'pageup', 'home', 'end', 'alt-b', 'ctrl-w', 'backspace', 'ctrl-u', 'ctrl-z', 'alt-<', 'down', 'pagedown'])
      time(k, () => { s = pressText(s, pressed(k), frame).state; drawText(theme, s, { ...frame, active: true }); });
    time('20 x', () => { for (let i = 0; i < 20; i++) { s = pressText(s, typed('x'), frame).state; drawText(theme, s, { ...frame, active: true }); } });
  });
