import { beforeEach, describe, expect, it, vi } from 'vitest';
import wrapAnsi from 'wrap-ansi';
import { drawQuestion, formFrame } from '../../../../src/faces/tui/inputs/draw-question.ts';
import { drawReview } from '../../../../src/faces/tui/inputs/draw-review.ts';
import { drawTalk } from '../../../../src/faces/tui/inputs/draw-talk.ts';
import { pressForm } from '../../../../src/faces/tui/inputs/press-form.ts';
import { type FormState, startForm } from '../../../../src/faces/tui/inputs/question-form-state.ts';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import type { Question } from '../../../../src/session/question.ts';
import { BATCH, COPY, strokeOf } from './questions.ts';

vi.mock('wrap-ansi', { spy: true });

const theme = createTheme({ colorLevel: 0, unicode: true });
const THIRTY: Question[] = Array.from({ length: 30 }, (_, at) => ({
  ...COPY,
  id: `Q${at + 1}`,
  question: `${'A library lends books to its members. '.repeat(50)}Who gets copy ${at}?`,
}));

beforeEach(() => void vi.mocked(wrapAnsi).mockClear());

function draw(state: FormState, columns: number, rows: number): void {
  if (state.isTalking) drawTalk(theme, state, columns, rows);
  else if (state.page < state.questions.length) drawQuestion(theme, state, columns, rows);
  else drawReview(theme, state, columns, rows);
}

/** How many texts each key wraps anew, the frame after it drawn. */
function wrapsOf(state: FormState, keys: readonly string[], columns = 80, rows = 24): [FormState, number[]] {
  let now = state;
  draw(now, columns, rows);
  const counts = keys.map((key) => {
    vi.mocked(wrapAnsi).mockClear();
    now = pressForm(now, strokeOf(key), formFrame(theme, now, columns, rows)).state;
    draw(now, columns, rows);
    return vi.mocked(wrapAnsi).mock.calls.length;
  });
  return [now, counts];
}

describe('thirty questions of two thousand characters', () => {
  it('are wrapped when they are first shown, and by no key after that', () => {
    // Once through all that is to be seen of it, and then again.
    const keys = [
      'down',
      'down',
      'x',
      'up',
      'up',
      'n',
      'x',
      'escape',
      'pagedown',
      'pagedown',
      'up',
      '1',
      'c',
      'x',
      'escape',
    ];
    const [seen, first] = wrapsOf(startForm(THIRTY, BATCH), keys);
    expect(Math.max(...first)).toBeLessThanOrEqual(3);
    expect(wrapsOf(seen, keys)[1].every((count) => count === 0)).toBe(true);
  });

  it('cost a key in the review at most the answers that it leaves and marks, the first time', () => {
    const written = THIRTY.flatMap(() => ['w', 'an answer of many words '.repeat(100), 'tab']);
    const [review] = wrapsOf(startForm(THIRTY, BATCH), written);
    expect(review.page).toBe(30);
    const down = THIRTY.slice(1).map(() => 'down');
    const [end, counts] = wrapsOf(review, down);
    expect(Math.max(...counts)).toBeLessThanOrEqual(2);
    expect(wrapsOf(end, ['up', 'up', 'down', 'pageup'])[1]).toEqual([0, 0, 0, 0]);
  });
});
