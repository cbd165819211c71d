import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../../src/faces/tui/inputs/question-draft.ts';
import {
  answersOf,
  type FormState,
  shownQuestion,
  startForm,
} from '../../../../src/faces/tui/inputs/question-form-state.ts';
import { pressed, type Stroke, typed } from '../../../../src/faces/tui/keys.ts';
import { ALL, ALONE, BATCH, CHORDS, press } from './questions.ts';

const LETTERS = ['1', '2', '3', '4', 'r', 'R', 's', 'A', 'n', 'w', 'e', 'c', 'o', ' ', '?', 'T', 'words', '图'];
const anyKey = fc.oneof(
  fc.constantFrom(...CHORDS).map(pressed),
  // Those that lead around, often enough to get everywhere.
  fc.constantFrom('enter', 'tab', 'escape', 'up').map(pressed),
  fc.constantFrom(...LETTERS).map(typed),
  fc.constantFrom('pasted\nwords').map((text): Stroke => ({ kind: 'paste', text })),
);
const keys = fc.array(anyKey, { maxLength: 50 });
const offers = fc.constantFrom(BATCH, ALONE, {});
const sizes = fc.constantFrom({ columns: 80, rows: 24 }, { columns: 40, rows: 12 }, { columns: 10, rows: 3 });

/** Keys that are meant to take text away or bring it back. */
const EDITS = /backspace|delete|ctrl-[wukdz_yg]|alt-[dz_]|ctrl-shift-z/;

/** Every text that somebody has typed, by where it stands. */
function textsOf({ drafts, talk }: FormState): Record<string, string> {
  const own = ALL.flatMap(({ id }) => {
    const draft = drafts[id];
    return [
      [`${id} words`, draft?.words.text ?? ''],
      [`${id} note`, draft?.note.text ?? ''],
    ];
  });
  return Object.fromEntries([...own, ['talk', talk?.text ?? '']]);
}

/** Out of what is written, off the review of one question, and to the review of all: by keys, from anywhere. */
function toReview(state: FormState): string[] {
  const out = [...(state.isTalking ? ['escape'] : []), ...(state.writing || state.isAlone ? ['escape'] : [])];
  const after = press(state, out).state;
  const stop = after.writing ? ['escape'] : [];
  const pace = after.oneByOne && shownQuestion(after) ? ['o'] : [];
  return [...out, ...stop, ...pace, ...Array.from({ length: ALL.length + 1 }, () => 'tab')];
}

describe('any sequence of keys', () => {
  it('loses no typed word: only keys that delete make a text shorter, and only the one that is written', () => {
    fc.assert(
      fc.property(keys, offers, sizes, (strokes, offer, size) => {
        let state = startForm(ALL, offer);
        for (const stroke of strokes) {
          const next = press(state, [stroke], size).state;
          const [before, now] = [textsOf(state), textsOf(next)];
          const shown = shownQuestion(state)?.[0].id;
          for (const [place, text] of Object.entries(before)) {
            if (now[place] === text) continue;
            const opened = state.isTalking || next.isTalking ? 'talk' : shown;
            expect(place.split(' ')[0]).toBe(opened);
            if (stroke.kind === 'key' && EDITS.test(stroke.chord)) continue;
            expect(now[place]?.length).toBeGreaterThanOrEqual(text.length);
          }
          state = next;
        }
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('ends nowhere: each escape goes one step out, by at most what is open on a page and the page itself', () => {
    fc.assert(
      fc.property(keys, offers, sizes, (strokes, offer, size) => {
        let state = press(startForm(ALL, offer), strokes, size).state;
        const drafts = answersOf(state);
        const texts = textsOf(state);
        // On each page words can be open; beside that, what is talked, what is scrolled, and the way back to the review.
        for (let steps = 0; steps <= 2 * ALL.length + 4; steps++) {
          const { state: next, effects } = press(state, ['escape'], size);
          if (effects.length > 0) {
            expect(effects).toEqual([{ type: 'back' }]);
            expect(answersOf(next)).toEqual(drafts);
            expect(textsOf(next)).toEqual(texts);
            return;
          }
          const place = ({ page, writing, isTalking, scroll }: FormState) => [page, writing, isTalking, scroll];
          expect(place(next)).not.toEqual(place(state));
          state = next;
        }
        expect.unreachable('escape did not lead out');
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('can be sent from anywhere, and says of every question what was said', () => {
    fc.assert(
      fc.property(keys, offers, (strokes, offer) => {
        const { state } = press(startForm(ALL, offer), strokes);
        const { effects } = press(state, [...toReview(state), 'enter']);
        const sent = effects.at(-1);
        if (sent?.type !== 'submit') return expect.unreachable(`nothing was sent, but ${JSON.stringify(effects)}`);
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
      { seed: 6, numRuns: 200 },
    );
  });

  it('sends by nothing but enter, and, one at a time, nothing but the question that is shown', () => {
    fc.assert(
      fc.property(keys, (strokes) => {
        let state = startForm(ALL, ALONE);
        for (const stroke of strokes) {
          const { state: next, effects } = press(state, [stroke]);
          for (const effect of effects) {
            if (effect.type !== 'submit') continue;
            expect(stroke).toEqual(pressed('enter'));
            const shown = shownQuestion(state)?.[0] ?? (state.isAlone ? ALL[state.marked] : undefined);
            const ids = effect.answers.map(({ id }) => id);
            if (shown) expect(ids).toEqual([shown.id]);
            else expect(ids).toEqual(ALL.map(({ id }) => id));
            // On the page itself there is an answer; that there is none is only sent from where it is said.
            if (shownQuestion(state)) expect(effect.answers[0]?.by).not.toBe('skipped');
          }
          state = next;
        }
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('leads by at most two times enter to the answer of the question shown, one at a time', () => {
    fc.assert(
      fc.property(keys, (strokes) => {
        const { state } = press(startForm(ALL, ALONE), strokes);
        const out = [...(state.isTalking ? ['escape'] : []), ...(state.writing ? ['escape'] : [])];
        const { state: on } = press(state, out);
        const shown = shownQuestion(on)?.[0];
        fc.pre(shown !== undefined && on.oneByOne === true && !on.enough && !on.isChange);
        const [first] = press(on, ['enter', 'enter']).effects;
        expect(first).toMatchObject({ type: 'submit', oneByOne: true, answers: [{ id: shown?.id }] });
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});
