import { afterEach, describe, expect, it, vi } from 'vitest';
import { What, type WhatProps } from '../../../../src/faces/tui/screens/what.tsx';
import type { ContextRef } from '../../../../src/session/events.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { personaOf, stageOf } from '../sample-stage.ts';
import { screenProps } from './screen-test.ts';

afterEach(unmountAll);

const schema: ContextRef = { name: 'schema.sql', origin: 'piped', bytes: 4120, text: 'create table a ();' };
const api: ContextRef = { name: 'docs/api.yaml', origin: 'file', bytes: 12_000, text: 'openapi: 3.1.0' };

function what(stage = stageOf(), over: Partial<WhatProps> = {}) {
  const props = {
    ...screenProps(stage),
    persona: personaOf('contract-first'),
    words: undefined,
    onWrite: vi.fn(),
    onTake: vi.fn(),
    onResume: vi.fn(),
    onBack: vi.fn(),
    ...over,
  };
  return { ...draw(<What {...props} />), props };
}

describe('what to design', () => {
  it('shows the brief and what goes with it', async () => {
    const screen = what(stageOf({ form: { context: [schema, api] } }));
    await screen.type('A city library lends books and films to 80,000 members: holds, fines, branches.');
    expect(screen.frame()).toMatchInlineSnapshot(`
      " ▌ What should contract-first design?

       │ A city library lends books and films to 80,000 members: holds, fines,
       │ branches.█

         + schema.sql, piped, 4.1 kB    + docs/api.yaml, 12.0 kB

       ⏎ start   alt ⏎ new line   ^G editor   esc back"
    `);
  });

  it('takes the brief as it was typed', async () => {
    const screen = what();
    await screen.type('Lend books.');
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.props.onWrite).toHaveBeenCalledExactlyOnceWith('Lend books.', []));
  });

  it('refuses an empty brief with a sentence, until something is typed', async () => {
    const screen = what();
    await screen.type('  ');
    await screen.press('enter');
    expect(screen.frame()).toContain('! Say what to design first: one sentence is enough.');
    expect(screen.props.onWrite).not.toHaveBeenCalled();
    await screen.type('x');
    expect(screen.frame()).not.toContain('Say what to design first');
  });

  it('keeps every word as it is typed, and starts with what was kept', async () => {
    const stage = stageOf();
    const screen = what(stage);
    await screen.type('Lend');
    expect(stage.kept.get('brief')).toBe('Lend');
    screen.unmount();
    expect(what(stage).frame()).toContain('│ Lend');
  });

  it('offers the example, and says that it is one for as long as it is', async () => {
    const screen = what(stageOf({ form: { context: [], example: 'A city library.' } }));
    expect(screen.frame()).toMatch(/│ A city library\.[\s\S]*An example to begin with/);
    await screen.type('x');
    expect(screen.frame()).not.toContain('An example to begin with');
  });

  it('prefers words that were written to words that are offered', () => {
    const stage = stageOf({ form: { context: [], example: 'A city library.' } });
    stage.kept.set('brief', 'Lend books.');
    expect(what(stage).frame()).toContain('│ Lend books.');
    expect(what(stage, { words: 'Lend films.' }).frame()).toContain('│ Lend films.');
  });

  it('finds earlier briefs', async () => {
    const screen = what(stageOf({ history: ['The last one.', 'The one before.'] }));
    await screen.press('up');
    expect(screen.frame()).toContain('│ The last one.');
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.props.onWrite).toHaveBeenCalledWith('The last one.', []));
  });

  it('adds a file that is named by @ once its name is typed', async () => {
    const addFile = vi.fn(async () => api);
    const screen = what(stageOf({ addFile }));
    await screen.type('see @docs/api.yaml ');
    await screen.until((frame) => frame.includes('+ docs/api.yaml, 12.0 kB'));
    await screen.type('now');
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.props.onWrite).toHaveBeenCalledWith('see @docs/api.yaml now', [api]));
    expect(addFile).toHaveBeenCalledExactlyOnceWith('docs/api.yaml');
  });

  it('says that a file is not there, and takes the brief all the same', async () => {
    const screen = what();
    await screen.type('see @no.sql now');
    await screen.until((frame) => frame.includes('! There is no file no.sql.'));
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.props.onWrite).toHaveBeenCalledWith('see @no.sql now', []));
  });

  it('hands the text to the editor, and takes what comes back', async () => {
    const edit = vi.fn(async (text: string) => ({ text: `${text} and films` }));
    const screen = what(stageOf({ edit }));
    await screen.type('Lend books');
    await screen.press('ctrl-g');
    await screen.until((frame) => frame.includes('Lend books and films'));
    expect(edit).toHaveBeenCalledExactlyOnceWith('Lend books', '.md');
  });

  it('says why there is no editor, and keeps the text', async () => {
    const screen = what(stageOf({ edit: async () => ({ kind: 'usage', message: 'No editor is set.' }) }));
    await screen.type('Lend books');
    await screen.press('ctrl-g');
    const frame = await screen.until((drawn) => drawn.includes('! No editor is set.'));
    expect(frame).toContain('│ Lend books');
  });

  it('goes back with its words', async () => {
    const screen = what();
    await screen.type('Lend');
    await screen.press('escape');
    expect(screen.props.onBack).toHaveBeenCalledExactlyOnceWith('Lend');
  });

  it('leaves room for the text in a terminal of five rows', () => {
    const stage = stageOf({ form: { context: [schema, api] } });
    const frame = what(stage, { rows: 4, columns: 20, words: 'Lend books and films to members' }).frame();
    expect(frame.split('\n')).toEqual([' │ Lend books and', ' │ films to members█', ' ⏎ start   esc back']);
  });
});
