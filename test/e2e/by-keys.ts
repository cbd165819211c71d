import type { Terminal, Wanted } from '../support/terminal.ts';

// A session as a person goes through it, step by step: each waits for what the one before has brought to the screen.

export const BRIEF = 'A city library lends books and films to 80,000 members: holds, fines, branches, transfers.';

/** As a shell needs the terminal back. */
export const RESTORED = {
  lineMode: true,
  echo: true,
  signals: true,
  cursorShown: true,
  bracketedPaste: false,
  mouse: false,
  focusEvents: false,
  alternateScreen: false,
};

export const ONCE_MORE = 'once more leaves';

/** Waits until it is on the screen: what is pressed from then on is for what is seen. */
export async function see(terminal: Terminal, wanted: Wanted): Promise<void> {
  await terminal.waitFor(wanted);
}

/** From the first screen to the first question, with the planner. */
export async function begin(terminal: Terminal): Promise<void> {
  await see(terminal, 'Who should design it?');
  terminal.type('contract');
  await see(terminal, /› contract-first/);
  terminal.press('enter');
  await see(terminal, 'What should contract-first design?');
  terminal.type(BRIEF);
  await see(terminal, 'transfers.');
  terminal.press('enter');
  await see(terminal, 'The planner designs');
  terminal.press('enter');
  await see(terminal, /▌ 1 of \d/);
}

/** Takes every recommendation, as often as something is asked, until the report is saved. */
export async function answerAll(terminal: Terminal): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await see(terminal, /▌ Saved|⏎ next/);
    if (terminal.screen().some((row) => row.includes('▌ Saved'))) return;
    terminal.type('R');
    await see(terminal, '⏎ send');
    terminal.press('enter');
    await see(terminal, (screen) => !screen.some((row) => row.includes('⏎ send')));
  }
  throw new Error('it asked and asked');
}

/** From the saved report back to the shell. */
export async function leave(terminal: Terminal): Promise<void> {
  terminal.press('escape');
  await see(terminal, ONCE_MORE);
  terminal.press('escape');
}
