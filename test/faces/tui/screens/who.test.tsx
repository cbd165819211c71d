import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { personaReader } from '../../../../src/faces/tui/late-screens.ts';
import { Who, type WhoProps } from '../../../../src/faces/tui/screens/who.tsx';
import type { Stage } from '../../../../src/faces/tui/stage.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { PERSONAS, personaOf, stageOf } from '../sample-stage.ts';
import { screenProps, WIDE } from './screen-test.ts';

beforeAll(personaReader.load);
afterEach(unmountAll);

function who(over: Partial<WhoProps> = {}, stage: Stage = stageOf(), size: { columns?: number; rows?: number } = {}) {
  const props = { ...screenProps(stage, over), brief: undefined, onTake: vi.fn(), ...over };
  return { ...draw(<Who {...props} />, size), props };
}

describe('who should design it', () => {
  it('shows the personas by place, and a closer look at one', () => {
    expect(who().frame()).toMatchInlineSnapshot(`
      " ▌ Who should design it?

       › contract-first      data model first, then the contract, then what fails
         backend-architect   APIs, data and systems for production traffic
         backend-engineer    designs and reviews, with code for every point
         backend-elite       asks first, always; scale, cost, operations
         .claude/agents
         payments-reviewer   data model first, then the contract, then what fails

         contract-first    built in
         data model first, then the contract, then what fails

         model   inherit → Opus 5.5    asks when unclear
         tools   read, search, web
         report  Data model · API contract · Failure modes · Decisions


       ↑↓ choose   → read it   ⏎ take   esc leave"
    `);
  });

  it('uses the room of a wide terminal', () => {
    expect(who(WIDE, stageOf(), { columns: 120, rows: 40 }).frame()).toMatchInlineSnapshot(`
      " ▌ Who should design it?

       › contract-first      data model first, then the contract, then what fails
         backend-architect   APIs, data and systems for production traffic
         backend-engineer    designs and reviews, with code for every point
         backend-elite       asks first, always; scale, cost, operations
         .claude/agents
         payments-reviewer   data model first, then the contract, then what fails

         contract-first    built in
         data model first, then the contract, then what fails

         model   inherit → Opus 5.5    asks when unclear
         tools   read, search, web
         report  Data model · API contract · Failure modes · Decisions


       ↑↓ choose   → read it   ⏎ take   esc leave"
    `);
  });

  it('puts the persona that fits the brief first, and says why', async () => {
    const reviewer = personaOf('reviewer', { summary: 'reviews webhooks and payment retries of running services' });
    const stage = stageOf({ personas: { items: [...PERSONAS, reviewer], problems: [] } });
    const screen = who({ brief: 'Review our payment webhooks and their retries' }, stage);
    const [, , first] = screen.frame().split('\n');
    expect(first).toMatch(/^ › reviewer/);
    expect(screen.frame()).toMatch(/reviewer {4}fits your brief: ".+"/);
    await screen.press('enter');
    expect(screen.props.onTake).toHaveBeenCalledExactlyOnceWith(reviewer);
  });

  it('says what is unusual about a persona before it is taken', async () => {
    const screen = who();
    await screen.press('end');
    expect(screen.frame()).toContain('payments-reviewer    .claude/agents/payments.md');
    expect(screen.frame()).toContain('! line 4: the colour "mauve" is not known, and blue is taken');
  });

  it('keeps every row where it is while one looks through the list', async () => {
    const screen = who();
    const places = () =>
      ['model ', 'report ', 'esc leave'].map((words) =>
        screen
          .frame()
          .split('\n')
          .findIndex((row) => row.includes(words)),
      );
    const first = places();
    for (let at = 0; at < PERSONAS.length; at++) {
      await screen.press('down');
      expect(places()).toEqual(first);
    }
  });

  it('adds what the folders hold once they were read, and keeps the cursor where it is', async () => {
    let found: (all: Stage['personas']) => void = () => undefined;
    const stage = stageOf({
      otherPersonas: () =>
        new Promise((resolve) => {
          found = resolve;
        }),
    });
    const screen = who({}, stage);
    await screen.press('down');
    const far = personaOf('far', {
      source: { place: 'user', path: '/home/ada/.claude/agents/far.md', root: '/home/ada/.claude/agents' },
    });
    found({ items: [...PERSONAS, far], problems: [] });
    await screen.until((frame) => frame.includes('/home/ada/.claude/agents'));
    expect(screen.frame()).toMatch(/› backend-architect/);
    expect(screen.frame()).toMatch(/\.claude\/agents\n {3}far/);
  });

  it('tells two of one name apart by their files', () => {
    const second = personaOf('contract-first', {
      source: { place: 'repo', path: '/code/library/.claude/agents/cf.md', root: '/code/library/.claude/agents' },
      problems: [{ level: 'note', rule: 'shadowed', message: 'another comes first', line: 1 }],
    });
    const stage = stageOf({ personas: { items: [...PERSONAS, second], problems: [] } });
    expect(who({}, stage).frame()).toMatch(/contract-first +\.claude\/agents\/cf\.md, another of this name/);
  });

  it('says why no model can be had for a persona', () => {
    const stage = stageOf({ modelFor: () => ({ kind: 'credentials', message: 'No key for opus.' }) });
    expect(who({}, stage).frame()).toContain('model   inherit → ✗ No key for opus.');
  });

  it('names files that are no personas', () => {
    const problem = (message: string) => ({ level: 'error' as const, rule: 'unreadable', message, line: 1 });
    const stage = stageOf({
      personas: { items: PERSONAS, problems: [problem('.claude/agents/x.md has no text.'), problem('y')] },
    });
    expect(who({}, stage).frame()).toContain('! .claude/agents/x.md has no text. (and 1 other problem)');
  });

  it('shows a pipe that is filling', () => {
    const pipe = { bytes: 4120, done: false, subscribe: () => () => undefined, close: () => undefined };
    expect(who({}, stageOf({ pipe })).frame()).toContain('+ piped, 4.1 kB so far');
  });

  it('reads the whole persona, and comes back', async () => {
    const screen = who();
    await screen.press('down', 'right');
    expect(screen.frame()).toContain('What it is told');
    expect(screen.frame()).toContain('Data first.');
    await screen.press('escape');
    expect(screen.frame()).toContain(' › backend-architect');
  });

  it('leaves by escape', async () => {
    const onLeave = vi.fn();
    await who({ onLeave }).press('escape');
    expect(onLeave).toHaveBeenCalledOnce();
  });
});
