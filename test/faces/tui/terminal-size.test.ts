import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { calmSizes, watchSize } from '../../../src/faces/tui/terminal-size.ts';

afterEach(() => void vi.useRealTimers());

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

it('tells of a window that becomes narrower where it rests, of all else at once, and is the same output else', () => {
  vi.useFakeTimers();
  const output = terminal(80, 24);
  const [calm, stop] = calmSizes(output);
  const told: number[] = [];
  const listener = (): void => void told.push(calm.columns);
  calm.on('resize', listener);
  for (const columns of [79, 78, 77]) {
    output.columns = columns;
    output.emit('resize');
    vi.advanceTimersByTime(50);
  }
  expect([told, calm.columns]).toEqual([[], 77]);
  vi.advanceTimersByTime(100);
  expect(told).toEqual([77]);
  output.rows = 10;
  output.emit('resize');
  expect(told).toEqual([77, 77]);
  vi.advanceTimersByTime(100);
  expect(told).toEqual([77, 77]);
  output.columns = 60;
  output.emit('resize');
  output.columns = 90;
  output.emit('resize');
  vi.advanceTimersByTime(100);
  expect(told).toEqual([77, 77, 90]);
  output.columns = 80;
  const others = vi.fn();
  calm.on('drain', others);
  output.emit('drain');
  expect(others).toHaveBeenCalledOnce();

  output.emit('resize');
  calm.off('resize', listener);
  vi.advanceTimersByTime(100);
  output.emit('resize');
  stop();
  vi.advanceTimersByTime(100);
  expect([told, output.listenerCount('resize')]).toEqual([[77, 77, 90], 0]);
});
