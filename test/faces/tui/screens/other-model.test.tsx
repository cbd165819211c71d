import { afterEach, expect, it, vi } from 'vitest';
import { SessionScreen } from '../../../../src/faces/tui/screens/session-screen.tsx';
import type { Failure } from '../../../../src/failure.ts';
import type { ModelChoice } from '../../../../src/session/events.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { begun, play } from '../../../support/sample-session.ts';
import { MODEL, stageOf } from '../sample-stage.ts';
import { screenProps } from './screen-test.ts';

afterEach(unmountAll);

const SONNET: ModelChoice = { provider: 'anthropic', id: 'claude-sonnet-5-5', systemMessages: true };
const OVERLOADED: Failure = { kind: 'overloaded', message: 'The API is overloaded.', retryable: false };

function show(failure: Failure, other: ModelChoice | undefined) {
  const session = play(
    begun({ model: MODEL }),
    { type: 'turn.started', turn: 1 },
    { type: 'turn.failed', turn: 1, failure, partial: '' },
    { type: 'floor.given' },
  );
  const on = { onOver: vi.fn(), onHandOver: vi.fn(), onResume: vi.fn(), onLeave: vi.fn(), onHelp: vi.fn() };
  const props = { ...screenProps(stageOf({ otherModel: () => other })), ...on, session, hidden: false };
  return { ...draw(<SessionScreen {...props} />, { columns: 100, rows: 24 }), session };
}

it('offers another model after a failure of this one, and takes it by a key', async () => {
  const app = show(OVERLOADED, SONNET);
  expect(app.frame()).toContain('The API is overloaded.');
  expect(app.frame()).toContain('^O go on with claude-sonnet-5-5');
  await app.type('\x0f');
  expect(app.session.events.at(-1)).toMatchObject({ type: 'model.changed', model: SONNET });
  expect(app.session.view).toMatchObject({ phase: 'thinking', started: { model: { id: SONNET.id } } });
});

it('offers none where none is known, and none for a failure that is not the model’s', async () => {
  for (const app of [show(OVERLOADED, undefined), show({ kind: 'network', message: 'No line.' }, SONNET)]) {
    expect(app.frame()).not.toContain('^O');
    await app.type('\x0f');
    expect(app.session.events.at(-1)?.type).toBe('floor.given');
  }
});
