import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../../src/faces/tui/inputs/question-draft.ts';
import { answersOf, shownQuestion, startForm } from '../../../../src/faces/tui/inputs/question-form-state.ts';
import { pressed, type Stroke, typed } from '../../../../src/faces/tui/keys.ts';
import { ALL, CHORDS, press } from './questions.ts';

const anyKey = fc.oneof(
  fc.constantFrom(...CHORDS).map(pressed),
  fc.constantFrom('1', '2', '3', '4', 'r', 'R', 's', 'A', 'n', 'w', 'e', ' ', '?', 'T', 'words', '图').map(typed),
  fc.constantFrom('pasted\nwords').map((text): Stroke => ({ kind: 'paste', text })),
);
const keys = fc.array(anyKey, { maxLength: 50 });
const sizes = fc.constantFrom({ columns: 80, rows: 24 }, { columns: 40, rows: 12 }, { columns: 10, rows: 3 });

/** Keys that are meant to take text away or bring it back. */
const EDITS = /backspace|delete|ctrl-[wukdz_yg]|alt-[dz_]|ctrl-shift-z/;

describe('any sequence of keys', () => {
  it('loses no typed word: only keys that delete make a text shorter, and only that of the question shown', () => {
    fc.assert(
      fc.property(keys, sizes, (strokes, size) => {
        let state = startForm(ALL);
        for (const stroke of strokes) {
          const next = press(state, [stroke], size).state;
          const shown = shownQuestion(state)?.[0].id;
          for (const { id } of ALL) {
            const [before, now] = [state.drafts[id], next.drafts[id]];
            const same = before?.words.text === now?.words.text && before?.note.text === now?.note.text;
            if (same) continue;
            expect(id).toBe(shown);
            if (stroke.kind === 'key' && EDITS.test(stroke.chord)) continue;
            expect((now?.words.text.length ?? 0) + (now?.note.text.length ?? 0)).toBeGreaterThanOrEqual(
              (before?.words.text.length ?? 0) + (before?.note.text.length ?? 0),
            );
          }
          state = next;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('ends nowhere: escape leads out, by at most one step for each page and what is open on it', () => {
    fc.assert(
      fc.property(keys, sizes, (strokes, size) => {
        let state = press(startForm(ALL), strokes, size).state;
        const drafts = answersOf(state);
        for (let steps = 0; steps <= 2 * ALL.length + 4; steps++) {
          const { state: next, effects } = press(state, ['escape'], size);
          state = next;
          if (effects.length > 0) {
            expect(effects).toEqual([{ type: 'back' }]);
            expect(answersOf(state)).toEqual(drafts);
            return;
          }
        }
        expect.unreachable('escape did not lead out');
      }),
      { numRuns: 150 },
    );
  });

  it('can be sent from anywhere, and says of every question what was said', () => {
    fc.assert(
      fc.property(keys, (strokes) => {
        const { state } = press(startForm(ALL), strokes);
        const toReview = Array.from({ length: ALL.length + 1 }, () => 'tab');
        const { effects } = press(state, [...(state.writing ? ['escape'] : []), ...toReview, 'enter']);
        const [sent] = effects;
        expect(sent?.type).toBe('submit');
        if (sent?.type !== 'submit') return;
        expect(sent.answers.map(({ id }) => id)).toEqual(ALL.map(({ id }) => id));
        for (const [at, answer] of sent.answers.entries()) {
          const question = ALL[at];
          const draft = question && state.drafts[question.id];
          if (!question || !draft) continue;
          const given = draft.chosen.length > 0 || draft.words.text.trim() !== '';
          const hasDefault = state.enough && question.recommended !== undefined;
          if (given || draft.skipped) expect(answer.by === 'skipped').toBe(draft.skipped);
          else expect(answer.by).toBe(hasDefault ? 'assumption' : 'skipped');
          if (answer.by !== 'skipped' && draft.words.text.trim())
            expect(answer.text?.endsWith(draft.words.text)).toBe(true);
          for (const label of answer.chosen) expect(choicesOf(question).map((option) => option.label)).toContain(label);
        }
      }),
      { numRuns: 150 },
    );
  });
});
