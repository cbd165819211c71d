import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { watchSize } from '../../../src/faces/tui/terminal-size.ts';

function terminal(columns?: number, rows?: number) {
  return Object.assign(new EventEmitter(), { columns, rows } as { columns: number; rows: number });
}

it('is 80 by 24 where the terminal does not know better', () => {
  expect(watchSize(terminal())[0].size()).toEqual({ columns: 80, rows: 24 });
  expect(watchSize(terminal(0, 0))[0].size()).toEqual({ columns: 80, rows: 24 });
  expect(watchSize(terminal(1, 1))[0].size()).toEqual({ columns: 1, rows: 1 });
});

it('tells of a change, once, and of nothing after it was stopped', () => {
  const output = terminal(80, 24);
  const [store, stop] = watchSize(output);
  const listener = vi.fn();
  store.subscribe(listener);
  output.columns = 100;
  output.emit('resize');
  output.emit('resize');
  expect([listener.mock.calls.length, store.size().columns]).toEqual([1, 100]);
  stop();
  expect(output.listenerCount('resize')).toBe(0);
});

it('hears of it before those who come later', () => {
  const output = terminal(80, 24);
  const [store] = watchSize(output);
  let seen = 0;
  output.on('resize', () => {
    seen = store.size().rows;
  });
  output.rows = 10;
  output.emit('resize');
  expect(seen).toBe(10);
});
