import { formFrame } from '../../../../src/faces/tui/inputs/draw-question.ts';
import { pressForm } from '../../../../src/faces/tui/inputs/press-form.ts';
import type { FormEffect, FormOffer, FormState } from '../../../../src/faces/tui/inputs/question-form-state.ts';
import { bindingsOf, pressed, type Stroke, typed } from '../../../../src/faces/tui/keys.ts';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import type { Question } from '../../../../src/session/question.ts';

/** Questions as an architect asks them, one of each kind, and keys pressed at a form of them. */

export const COPY: Question = {
  id: 'Q1',
  header: 'Consistency',
  question: 'Two members ask for the last copy at the same moment. Who gets it?',
  why: 'It decides between a lock on the copy and a queue of holds.',
  kind: 'single',
  options: [
    { label: 'The first request', effect: 'one row lock, fair by arrival' },
    { label: 'A librarian decides', effect: 'a queue, a screen for staff' },
    { label: 'Nobody until the night', effect: 'a batch job to operate' },
  ],
  recommended: 'A librarian decides',
  because: 'it is how the branches work today',
};

export const REGIONS: Question = {
  id: 'Q2',
  header: 'Regions',
  question: 'Which regions must hold data?',
  kind: 'several',
  options: [{ label: 'EU' }, { label: 'US' }, { label: 'Elsewhere' }],
  recommended: 'EU',
};

export const OFFLINE: Question = {
  id: 'Q3',
  header: 'Offline',
  question: 'Must a branch lend while it is offline?',
  kind: 'yes-no',
  options: [{ label: 'Yes' }, { label: 'No' }],
};

export const LOAD: Question = {
  id: 'Q4',
  header: 'Load',
  question: 'How many loans a day at the peak?',
  kind: 'text',
  options: [],
  recommended: '20,000',
};

export const REST: Question = { id: 'Q5', header: 'The rest', question: 'What else?', kind: 'text', options: [] };

export const ALL = [COPY, REGIONS, OFFLINE, LOAD, REST];

/** What a form offers in a session. */
export const BATCH: FormOffer = { talk: true, oneByOne: false };
export const ALONE: FormOffer = { talk: true, oneByOne: true };

const theme = createTheme({ colorLevel: 0, unicode: true });
const MODES = ['text-area', 'question', 'question-words', 'question-talk', 'question-review'] as const;

/** All chords that mean something anywhere in a form. */
export const CHORDS = [
  ...new Set(
    MODES.flatMap((mode) => bindingsOf(mode).flatMap(({ chords }) => chords.filter((chord) => chord.length > 1))),
  ),
].filter((chord) => chord !== 'space');

/** A chord where it is the name of one, else what is typed. */
export function strokeOf(key: string): Stroke {
  return CHORDS.includes(key) ? pressed(key) : typed(key);
}

/** Presses keys one after the other; effects are gathered. */
export function press(
  state: FormState,
  keys: readonly (string | Stroke)[],
  size = { columns: 80, rows: 24 },
): { state: FormState; effects: FormEffect[] } {
  const effects: FormEffect[] = [];
  let now = state;
  for (const key of keys) {
    const stroke = typeof key === 'string' ? strokeOf(key) : key;
    const step = pressForm(now, stroke, formFrame(theme, now, size.columns, size.rows));
    now = step.state;
    if (step.effect) effects.push(step.effect);
  }
  return { state: now, effects };
}
