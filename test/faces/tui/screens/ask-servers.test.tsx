import { Text } from 'ink';
import { afterEach, expect, it, type Mock, vi } from 'vitest';
import { AskServers } from '../../../../src/faces/tui/screens/ask-servers.tsx';
import type { WaitingServer } from '../../../../src/faces/tui/stage.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { PERSONAS, stageOf } from '../sample-stage.ts';
import { screenProps } from './screen-test.ts';

afterEach(unmountAll);

function waiting(name: string, given: string[] = []): WaitingServer & { agree: Mock<() => void> } {
  return { name, where: '.mcp.json', words: `run ${name}`, given, files: [], agree: vi.fn<() => void>() };
}

function show(...servers: WaitingServer[]) {
  const stage = { ...stageOf(), waitingServers: async () => servers };
  const [persona] = PERSONAS;
  if (!persona) throw new Error('There is no persona.');
  return draw(
    <AskServers {...screenProps(stage)} persona={persona} onBack={() => undefined}>
      <Text>goes on</Text>
    </AskServers>,
    { columns: 80, rows: 24 },
  );
}

it('asks about one after the other, and starts what was agreed to', async () => {
  const [one, two] = [waiting('one'), waiting('two')];
  const { frame, until, type } = show(one, two);
  await until(() => frame().includes('run one'));
  await type('n');
  await until(() => frame().includes('run two'));
  await type('y');
  await until(() => frame().includes('goes on'));
  expect(one.agree).not.toHaveBeenCalled();
  expect(two.agree).toHaveBeenCalledOnce();
});

it('shows each from its top, wherever the one before it was left', async () => {
  const many = Array.from({ length: 40 }, (_, at) => `NAME_${at}=value`);
  const { frame, until, type } = show(waiting('one', many), waiting('two', many));
  await until(() => frame().includes('run one'));
  await type('G');
  await until(() => frame().includes('NAME_39'));
  await type('n');
  await until(() => frame().includes('run two'));
  expect(frame()).not.toContain('NAME_39');
});

it('goes on at once where none waits', async () => {
  const { frame, until } = show();
  await until(() => frame().includes('goes on'));
});
