import type { Terminal } from '../support/terminal.ts';

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

/** Until the first screen is there and listens: the frame comes a moment before the keys are read one by one. */
export async function firstScreen(terminal: Terminal): Promise<void> {
  await terminal.waitFor('Who should design it?');
  await terminal.waitFor(() => terminal.modes().bracketedPaste);
}

/** From the first screen to the first question, with the planner. */
export async function begin(terminal: Terminal): Promise<void> {
  await firstScreen(terminal);
  terminal.type('contract');
  await terminal.waitFor(/› contract-first/);
  terminal.press('enter');
  await terminal.waitFor('What should contract-first design?');
  terminal.type(BRIEF);
  await terminal.waitFor('transfers.');
  terminal.press('enter');
  await terminal.waitFor('The planner designs');
  terminal.press('enter');
  await terminal.waitFor(/▌ 1 of \d/);
}

/** Takes every recommendation, as often as something is asked, until the report is saved. */
export async function answerAll(terminal: Terminal): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await terminal.waitFor(/▌ (1 of \d|Saved)/);
    if (terminal.screen().some((row) => row.includes('▌ Saved'))) return;
    terminal.type('R');
    await terminal.waitFor('⏎ send');
    terminal.press('enter');
    await terminal.waitFor((screen) => !screen.some((row) => row.includes('⏎ send')));
  }
  throw new Error('it asked and asked');
}

/** From the saved report back to the shell. */
export async function leave(terminal: Terminal): Promise<void> {
  terminal.press('escape');
  await terminal.waitFor(ONCE_MORE);
  terminal.press('escape');
}
