import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { answerFrom } from '../../../../src/faces/answerer.ts';
import { questionsOf } from '../../../../src/faces/result.ts';
import { openDrafts } from '../../../../src/session/drafts.ts';
import type { Answer, Question } from '../../../../src/session/question.ts';
import type { Session } from '../../../../src/session/session.ts';
import { alt, unmountAll } from '../../../support/ink.tsx';
import { play, turnOf } from '../../../support/sample-session.ts';
import { stageOf } from '../sample-stage.ts';
import { asking, asks, repliesTo, showAsked } from '../screens/asked-screen.tsx';
import { COPY, LOAD, OFFLINE, REGIONS, REST } from './questions.ts';

// What people complain about in the question forms of other tools: each test says how it is here.

const folders: string[] = [];
afterEach(() => {
  unmountAll();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What was sent, of the last answers. */
function sentTo({ events }: Session): Answer[] {
  const last = events.at(-1);
  return last?.type === 'question.answered' ? last.answers : [];
}

/** A stage whose drafts are on disk, as a program that is started again finds them. */
function stageWithDrafts(): ReturnType<typeof stageOf> {
  const folder = folders[0] ?? mkdtempSync(join(tmpdir(), 'drafts-'));
  if (folders.length === 0) folders.push(folder);
  return stageOf({ drafts: openDrafts(join(folder, 'drafts.json')) });
}

describe('what is typed', () => {
  it('is not lost on enter when another option is highlighted', async () => {
    const on = asking(COPY);
    const screen = showAsked(on);
    await screen.type('w');
    await screen.type('hundreds of words ');
    await screen.press('up', 'up', 'enter');
    expect(screen.frame()).toContain('hundreds of words');
    await screen.press('enter');
    expect(sentTo(on)).toEqual([{ id: 'Q1', by: 'user', chosen: ['A librarian decides'], text: 'hundreds of words ' }]);
  });

  it('is recorded beside a choice of several, and what was recorded is shown before it is sent', async () => {
    const on = asking(REGIONS);
    const screen = showAsked(on);
    await screen.type('12');
    await screen.type('w');
    await screen.type('and Norway');
    await screen.press('enter');
    expect(screen.frame()).toMatch(/✓ Regions {3}EU; US\n +and Norway/);
    await screen.press('enter');
    expect(sentTo(on)).toMatchObject([{ chosen: ['EU', 'US'], text: 'and Norway' }]);
  });

  it('turns up in no other question, also not in one with the same words', async () => {
    const twin: Question = { ...COPY, id: 'Q9' };
    const screen = showAsked(asking(COPY, twin));
    await screen.type('w');
    await screen.type('mine');
    await screen.press('enter');
    expect(screen.frame()).toContain('▌ 2 of 2');
    expect(screen.frame()).not.toContain('mine');
  });

  it('stays when the question is skipped, and comes back with it', async () => {
    const screen = showAsked(asking(COPY));
    await screen.type('w');
    await screen.type('mine');
    await screen.type(alt('s'));
    await screen.press('escape', 'escape');
    await screen.type('s');
    expect(screen.frame()).toContain('✓ mine');
  });

  it('can be written in an editor: the answer, the note, what is said instead', async () => {
    const stage = stageOf({ edit: async (text) => ({ text: `${text}, edited` }) });
    const screen = showAsked(asking(COPY), stage);
    for (const [open, words] of [
      ['w', 'mine'],
      [alt('n'), 'a note'],
      [alt('c'), 'but why'],
    ] as const) {
      await screen.type(open);
      await screen.type(words);
      void screen.press('ctrl-g');
      await screen.until((frame) => frame.includes(`${words}, edited`));
    }
  });
});

describe('escape', () => {
  it('destroys no answer, however often it is pressed out of habit', async () => {
    const on = asking(COPY, REGIONS);
    const screen = showAsked(on);
    await screen.type('1');
    await screen.press('tab');
    await screen.type('w');
    await screen.type('mine');
    await screen.press('escape', 'escape', 'escape', 'escape', 'escape');
    expect(on.view.phase).toBe('asking');
    await screen.press('tab', 'tab');
    await screen.until((frame) => /✓ Consistency {3}The first request[\s\S]*✓ Regions +mine/.test(frame));
  });

  it('leads out of the questions, and of each thing that is open on them by one press', async () => {
    const screen = showAsked(asking(COPY, REGIONS));
    await screen.press('tab', 'tab');
    await screen.type('c');
    await screen.press('escape', 'escape', 'escape');
    expect(screen.onLeave).not.toHaveBeenCalled();
    await screen.press('escape');
    expect(screen.onLeave).toHaveBeenCalledOnce();
  });
});

describe('a batch of questions', () => {
  it('need not be answered whole: one answer of three is sent, and the others are said to be missing', async () => {
    const on = asking(COPY, REGIONS, OFFLINE);
    const screen = showAsked(on);
    await screen.press('tab', 'tab');
    await screen.type('2');
    await screen.press('tab');
    expect(screen.frame().match(/! \w+ +no answer: sent as skipped/g)).toHaveLength(2);
    await screen.press('enter');
    expect(sentTo(on)).toEqual([
      { id: 'Q1', by: 'skipped', chosen: [] },
      { id: 'Q2', by: 'skipped', chosen: [] },
      { id: 'Q3', by: 'user', chosen: ['No'] },
    ]);
  });

  it('is no burden: it can be had one at a time, and be ended when it is enough', async () => {
    const on = asking(COPY, REGIONS, OFFLINE);
    const screen = showAsked(on);
    await screen.type('o');
    await screen.press('enter');
    expect(sentTo(on).map(({ id }) => id)).toEqual(['Q1']);
    expect(on.view.asked.map(({ question }) => question.id)).toEqual(['Q1']);
    play(on, ...turnOf(1, ''), asks('b', LOAD));
    await screen.until((frame) => frame.includes('▌ Load'));
    await screen.type('A');
    expect(screen.frame()).toContain('1 assumed, and no more questions');
    await screen.press('enter');
    expect(on.view.enough).toBe(true);
    expect(sentTo(on)).toEqual([{ id: 'Q4', by: 'assumption', chosen: [], text: '20,000' }]);
  });

  it('is one form, of as many questions as are asked, and one key takes all that is recommended', async () => {
    const on = asking(...[COPY, REGIONS, OFFLINE, LOAD, REST]);
    const screen = showAsked(on);
    await screen.type('R');
    expect(screen.frame()).toContain('3 of 5 answered, 2 without an answer');
    await screen.press('enter');
    expect(sentTo(on)).toHaveLength(5);
  });
});

describe('a crash, or a terminal that is closed', () => {
  it('leaves half an answer where it was, and what was answered gone', async () => {
    const on = asking(COPY, REGIONS);
    const screen = showAsked(on, stageWithDrafts());
    await screen.type('3');
    await screen.press('tab');
    await screen.type('w');
    await screen.type('half a wo');
    screen.unmount();
    const again = showAsked(on, stageWithDrafts(), { columns: 40, rows: 12 });
    expect(again.frame()).toMatch(/▌ 2 of 2 {3}Regions[\s\S]*✓ {2}half a wo█/);
    await again.type('rd');
    await again.press('enter', 'enter');
    expect(sentTo(on)).toMatchObject([{ chosen: ['Nobody until the night'] }, { text: 'half a word' }]);
    expect(showAsked(play(on, ...turnOf(1, ''), asks('b', COPY)), stageWithDrafts()).frame()).not.toContain('✓');
  });
});

describe('talking about a question', () => {
  it('erases neither it nor what was typed', async () => {
    const on = asking(COPY, REGIONS);
    const screen = showAsked(on);
    await screen.type('w');
    await screen.type('the branch in Eastside');
    await screen.type(alt('c'));
    await screen.type('which branches are there?');
    await screen.press('enter');
    expect(on.view.question).toBeUndefined();
    repliesTo(on, 'Eastside and Harbour.');
    await screen.until((frame) => frame.includes('▌ 1 of 2') && frame.includes('✓ the branch in Eastside█'));
    await screen.press('enter', 'tab', 'enter');
    expect(sentTo(on)).toMatchObject([{ text: 'the branch in Eastside' }, { by: 'skipped' }]);
  });
});

describe('long questions and options', () => {
  const words = (from: string, count: number) => Array.from({ length: count }, (_, at) => `${from}${at}`).join(' ');
  const long: Question = {
    ...COPY,
    question: `${words('asked', 200)}. Who gets it?`,
    why: words('why', 40),
    options: [1, 2, 3].map((at) => ({ label: `Option ${at}`, effect: words(`effect${at}x`, 60) })),
    recommended: 'Option 2',
  };

  it.each([
    [80, 24],
    [40, 12],
    [200, 60],
  ])('can be read to the last word at %i×%i, and say at once what is asked', async (columns, rows) => {
    const screen = showAsked(asking(long), stageOf(), { columns, rows: rows - 1 });
    expect(screen.frame()).toContain('Who gets it?');
    for (const at of [1, 2, 3]) expect(screen.frame()).toContain(`Option ${at}`);
    let read = screen.frame();
    for (let page = 0; page < 20; page++) {
      await screen.press('page-down');
      read += screen.frame();
    }
    const all = `${long.question} ${long.why} ${long.options.map(({ effect }) => effect).join(' ')}`;
    for (const word of all.split(' ')) expect(read).toContain(word);
  });
});

describe('where nobody is there', () => {
  it('the questions are given back, unanswered: no answer is made up', () => {
    const on = asking(COPY, LOAD);
    answerFrom({ given: ({ id }) => (id === 'Q1' ? { id, by: 'user', chosen: [] } : undefined), assume: false }, on);
    expect(on.view.failure).toMatchObject({ kind: 'answers-needed', message: expect.stringMatching(/^One question/) });
    expect(on.events.map(({ type }) => type)).not.toContain('question.answered');
    expect(questionsOf(on)).toMatchObject({
      session: '20261120-abc123',
      questions: [
        { id: 'Q1', recommended: 'A librarian decides' },
        { id: 'Q4', recommended: '20,000' },
      ],
    });
  });
});
