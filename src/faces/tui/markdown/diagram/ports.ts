import type { Segment, Unit } from './layers.ts';
import { middleOf, type Ports, type Span } from './places.ts';

/** A jog of so many cells is straightened where the boxes leave room for it. */
const JOG = 3;

/** Where the lines between two layers leave and come: each at a cell of its own. */
export function portsOf(segments: readonly Segment[], spans: ReadonlyMap<Unit, Span>): Map<Segment, Ports> {
  const spanOf = (unit: Unit): Span => spans.get(unit) ?? { from: 0, size: 1 };
  const ports = new Map<Segment, Ports>(segments.map((segment) => [segment, { upper: 0, lower: 0 }]));
  for (const [side, other] of SIDES) {
    for (const unit of new Set(segments.map((segment) => segment[side]))) {
      const own = segments
        .filter((segment) => segment[side] === unit)
        .sort((a, b) => middleOf(spanOf(a[other])) - middleOf(spanOf(b[other])));
      const first = middleOf(spanOf(unit)) - (own.length - 1);
      for (const [at, segment] of own.entries()) setPort(ports, segment, side, first + at * 2);
    }
  }
  for (const segment of segments) straighten(segment, ports, spanOf);
  for (const segment of segments) moveAside(segment, ports, spanOf);
  return ports;
}

const SIDES = [
  ['upper', 'lower'],
  ['lower', 'upper'],
] as const;

type Side = 'upper' | 'lower';

function setPort(ports: Map<Segment, Ports>, segment: Segment, side: Side, to: number): void {
  const own = ports.get(segment);
  if (own) own[side] = to;
}

function straighten(segment: Segment, ports: Map<Segment, Ports>, spanOf: (unit: Unit) => Span): void {
  const { upper, lower } = ports.get(segment) ?? { upper: 0, lower: 0 };
  if (upper === lower || Math.abs(upper - lower) > JOG) return;
  if (isFree(segment, 'lower', upper, ports, spanOf)) setPort(ports, segment, 'lower', upper);
  else if (isFree(segment, 'upper', lower, ports, spanOf)) setPort(ports, segment, 'upper', lower);
}

/** A line that comes where another one leaves would have to turn below it: where there is room, it comes beside. */
function moveAside(segment: Segment, ports: Map<Segment, Ports>, spanOf: (unit: Unit) => Span): void {
  const { upper, lower } = ports.get(segment) ?? { upper: 0, lower: 0 };
  const leaves = (at: number): boolean =>
    [...ports].some(([other, port]) => other !== segment && port.upper === at && port.upper !== port.lower);
  if (upper === lower || !leaves(lower)) return;
  const aside = [lower - 1, lower + 1].find((at) => !leaves(at) && isFree(segment, 'lower', at, ports, spanOf));
  if (aside !== undefined) setPort(ports, segment, 'lower', aside);
}

/** Whether a port of a box can be at that cell, without touching or passing another one of it. */
function isFree(
  segment: Segment,
  side: Side,
  to: number,
  ports: ReadonlyMap<Segment, Ports>,
  spanOf: (unit: Unit) => Span,
): boolean {
  const unit = segment[side];
  if (!('node' in unit.content)) return false;
  const { from, size } = spanOf(unit);
  if (to <= from || to >= from + size - 1) return false;
  const own = ports.get(segment)?.[side] ?? to;
  return [...ports].every(([other, port]) => {
    if (other === segment || other[side] !== unit) return true;
    return port[side] !== to && Math.sign(port[side] - own) === Math.sign(port[side] - to);
  });
}
