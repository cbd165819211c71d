import { afterEach, describe, expect, it } from 'vitest';
import { afterAnswers } from '../../../../src/faces/tui/inputs/question-saved.ts';
import { numbered } from '../../../../src/session/asked.ts';
import { next } from '../../../../src/session/next.ts';
import { alt, unmountAll } from '../../../support/ink.tsx';
import { play, turnOf } from '../../../support/sample-session.ts';
import { COPY, LOAD, OFFLINE, REGIONS } from '../inputs/questions.ts';
import { stageOf } from '../sample-stage.ts';
import { asking, asks, repliesTo, showAsked } from './asked-screen.tsx';

afterEach(unmountAll);

describe('a reply in words', () => {
  it('goes to the architect, and the questions come back as they were left', async () => {
    const on = asking(COPY, REGIONS, OFFLINE);
    const screen = showAsked(on);
    await screen.type('1');
    await screen.press('tab');
    await screen.type('w');
    await screen.type('also the islands');
    await screen.type(alt('c'));
    expect(screen.frame()).toContain(' ▌ Talk it over   Regions');
    await screen.type('what is a region?');
    await screen.press('enter');
    expect(on.events.at(-1)).toMatchObject({ type: 'question.replied', call: 'a', text: 'what is a region?' });
    await screen.until((frame) => frame === 'thinking');
    repliesTo(on, 'A country or a group of them.');
    const frame = await screen.until((drawn) => drawn.includes('▌ 2 of 3   Regions'));
    expect(frame).toContain('› 4  ✓  also the islands█');
    await screen.press('escape', 'left');
    expect(screen.frame()).toContain('1 ✓ The first request');
    await screen.press('tab', 'tab', 'tab', 'enter');
    expect(on.events.at(-1)?.type).toBe('question.answered');
    expect(next(on.events, on.view, true)).toEqual({ do: 'call-model' });
  });

  it('closes its field also where the questions come back before anything else was drawn', async () => {
    const on = asking(COPY, REGIONS);
    const screen = showAsked(on);
    await screen.type('c');
    await screen.type('why?');
    await screen.press('enter');
    repliesTo(on, 'Because.');
    const frame = await screen.until((drawn) => drawn.includes('▌ 1 of 2   Consistency'));
    expect(frame).not.toContain('why?');
    await screen.type('c');
    expect(screen.frame()).toContain('█ ask back');
  });

  it('is kept while it is written, also across a crash, and by going back', async () => {
    const on = asking(COPY, REGIONS);
    const screen = showAsked(on);
    await screen.type('c');
    await screen.type('what if the branch');
    screen.unmount();
    const again = showAsked(on, screen.stage);
    expect(again.frame()).toContain('│ what if the branch█');
    await again.press('escape');
    expect(again.frame()).toContain('▌ 1 of 2   Consistency');
    await again.press('tab');
    await again.type('c');
    expect(again.frame()).toContain('│ what if the branch█');
  });

  it('can be sent from the review, and comes back there', async () => {
    const on = asking(COPY, REGIONS);
    const screen = showAsked(on);
    await screen.type('Rc');
    await screen.type('is that all?');
    await screen.press('enter');
    await screen.until((frame) => frame === 'thinking');
    repliesTo(on, 'It is.');
    await screen.until((frame) => frame.includes('▌ Your answers   2 of 2 answered'));
  });
});

describe('one question at a time', () => {
  it('sends the answer to the one shown, and says so to the session', async () => {
    const on = asking(COPY, REGIONS, OFFLINE);
    const screen = showAsked(on);
    await screen.type('o');
    expect(screen.frame()).toMatch(/▌ 1 of 3 {3}Consistency {2,}one at a time/);
    await screen.type('1');
    await screen.press('enter');
    expect(on.events.at(-1)).toMatchObject({
      type: 'question.answered',
      answers: [{ id: 'Q1', chosen: ['The first request'] }],
      oneByOne: true,
    });
    play(on, ...turnOf(1, ''), asks('b', REGIONS));
    expect(await screen.until((frame) => frame.includes('Regions'))).toContain('one at a time');
  });

  it('keeps what was given to a question that was not sent, until it is asked again', async () => {
    const on = asking(COPY, REGIONS, OFFLINE);
    const screen = showAsked(on);
    await screen.press('tab', 'tab');
    await screen.type('w');
    await screen.type('only in the mountains');
    await screen.press('escape', 'left', 'left');
    await screen.type('o1\r');
    await screen.until((frame) => frame === 'thinking');
    play(on, ...turnOf(1, ''), asks('b', LOAD));
    await screen.until((frame) => frame.includes('▌ Load'));
    await screen.press('enter');
    await screen.until((frame) => frame === 'thinking');
    // As the engine numbers what a model asks: by the topic, it is the question of before.
    play(on, ...turnOf(2, ''), asks('c', ...numbered([{ ...OFFLINE, id: 'Q1' }], on.view)));
    expect(await screen.until((frame) => frame.includes('▌ Offline'))).toContain('✓ only in the mountains');
    await screen.press('enter');
    expect(on.events.at(-1)).toMatchObject({ answers: [{ id: 'Q3', text: 'only in the mountains' }] });
    expect([...screen.stage.kept.values()].join('')).toBe('');
  });

  it('ends by the same key, and the session hears of it', async () => {
    const on = play(asking(COPY), {
      type: 'question.answered',
      call: 'a',
      answers: [{ id: 'Q1', by: 'user', chosen: [] }],
      oneByOne: true,
    });
    play(on, asks('b', REGIONS, OFFLINE));
    const screen = showAsked(on);
    expect(screen.frame()).toContain('one at a time');
    await screen.type('oR');
    await screen.press('enter');
    expect(on.view.oneByOne).toBe(false);
    expect(on.events.at(-1)).toMatchObject({ answers: [{ id: 'Q2' }, { id: 'Q3', by: 'skipped' }] });
  });

  it('says before it is sent that there is no answer', async () => {
    const on = asking({ ...LOAD, recommended: [] }, REGIONS);
    const before = on.events.length;
    const screen = showAsked(on, stageOf(), { columns: 40, rows: 12 });
    await screen.type(alt('o'));
    await screen.press('enter');
    expect(on.events).toHaveLength(before);
    expect(screen.frame()).toMatch(/▌ Your answer {2,}one at a time[\s\S]*! Load\n {8}no answer: sent as skipped/);
    await screen.press('enter');
    expect(on.events.at(-1)).toMatchObject({ answers: [{ id: 'Q4', by: 'skipped' }], oneByOne: true });
  });
});

describe('what is kept', () => {
  it('is nothing of what was answered, whatever is still typed before the next frame', async () => {
    const on = asking(COPY);
    const screen = showAsked(on);
    await screen.type('w');
    await screen.type('mine');
    await screen.type('\r\r1');
    expect(on.events.at(-1)).toMatchObject({ answers: [{ text: 'mine' }] });
    expect([...screen.stage.kept.values()].join('')).toBe('');
  });

  it('is nothing of any question once the user wants no more', async () => {
    const on = asking(COPY, REGIONS);
    const stage = stageOf();
    const screen = showAsked(on, stage);
    await screen.press('tab');
    await screen.type('w');
    await screen.type('and Norway');
    await screen.press('escape', 'left');
    await screen.type('o1\r');
    const [key = ''] = stage.kept.keys();
    expect(afterAnswers(stage.kept.get(key), [])).toContain('and Norway');
    play(on, ...turnOf(1, ''), asks('b', LOAD));
    await screen.until((frame) => frame.includes('▌ Load'));
    await screen.type('A\r');
    expect(on.events.at(-1)).toMatchObject({ enough: true, answers: [{ id: 'Q4', by: 'assumption', text: '20,000' }] });
    expect(stage.kept.get(key)).toBe('');
  });
});
