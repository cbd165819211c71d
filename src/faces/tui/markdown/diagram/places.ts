import type { Layers, Segment, Unit } from './layers.ts';

/** How much of its layer a unit takes, and where it begins, in cells across the direction of the lines. */
export type Span = { from: number; size: number };

/** Where a piece of a line leaves the one unit, and comes to the other. */
export type Ports = { upper: number; lower: number };

const PASSES = 10;

/** Places the units of each layer beside one another, `gap` cells apart, as near as may be to what they are joined with. */
export function placeUnits({ units, segments }: Layers, sizeOf: (unit: Unit) => number, gap: number): Map<Unit, Span> {
  const spans = new Map<Unit, Span>();
  for (const layer of units) {
    let from = 0;
    for (const unit of layer) {
      const size = sizeOf(unit);
      spans.set(unit, { from, size });
      from += size + gap;
    }
  }
  const spanOf = (unit: Unit): Span => spans.get(unit) ?? { from: 0, size: 1 };
  const joined = neighbours(segments);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const layer of pass % 2 === 0 ? units : [...units].reverse()) {
      const wished = layer.map((unit) => {
        const others = joined.get(unit) ?? [];
        const own = spanOf(unit);
        if (others.length === 0) return own.from;
        const middles = others.map((other) => middleOf(spanOf(other)));
        return middles.reduce((sum, middle) => sum + middle, 0) / middles.length - (own.size - 1) / 2;
      });
      const froms = nearestInOrder(
        wished,
        layer.map((unit) => spanOf(unit).size + gap),
      );
      for (const [at, unit] of layer.entries()) spanOf(unit).from = froms[at] ?? 0;
    }
  }
  const least = Math.min(0, ...[...spans.values()].map(({ from }) => from));
  for (const span of spans.values()) span.from -= least;
  return spans;
}

/** The middle cell of a span. */
export function middleOf({ from, size }: Span): number {
  return from + Math.floor((size - 1) / 2);
}

function neighbours(segments: readonly Segment[]): Map<Unit, Unit[]> {
  const joined = new Map<Unit, Unit[]>();
  const add = (unit: Unit, other: Unit): void => {
    joined.set(unit, [...(joined.get(unit) ?? []), other]);
  };
  for (const { upper, lower } of segments) {
    add(upper, lower);
    add(lower, upper);
  }
  return joined;
}

/** Places in the given order, each at least `steps` after the one before, with the least squares of what is missed. */
function nearestInOrder(wished: readonly number[], steps: readonly number[]): number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const step of steps) {
    offsets.push(offset);
    offset += step;
  }
  const pools: { sum: number; count: number }[] = [];
  for (const [at, wish] of wished.entries()) {
    let pool = { sum: wish - (offsets[at] ?? 0), count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  }
  const places = pools.flatMap(({ sum, count }) => Array<number>(count).fill(Math.round(sum / count)));
  return places.map((place, at) => place + (offsets[at] ?? 0));
}
