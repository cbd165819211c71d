import type { Segment } from './layers.ts';
import type { Ports } from './places.ts';

/**
 * Gives each line between two layers that does not run straight a lane to turn in, so that no two lines lie on one
 * another: counted from 0. Nothing when that cannot be.
 */
export function lanesOf(
  ports: ReadonlyMap<Segment, Ports>,
): { lanes: Map<Segment, number>; count: number } | undefined {
  const lanes = new Map<Segment, number>();
  let left = [...ports].filter(([, { upper, lower }]) => upper !== lower);
  const taken: [from: number, to: number][][] = [];
  while (left.length > 0) {
    // A line must turn away above the one that comes to where it left.
    const ready = left.filter(([, { lower }]) => !left.some(([, other]) => other.upper === lower));
    const [next] = ready.sort(([, a], [, b]) => lengthOf(a) - lengthOf(b));
    if (!next) return undefined;
    const [segment, port] = next;
    const above = [...lanes].filter(([other]) => ports.get(other)?.upper === port.lower).map(([, lane]) => lane + 1);
    const [from, to] = [Math.min(port.upper, port.lower), Math.max(port.upper, port.lower)];
    let lane = Math.max(0, ...above);
    while (taken[lane]?.some(([begin, end]) => begin <= to && end >= from)) lane += 1;
    while (taken.length <= lane) taken.push([]);
    taken[lane]?.push([from, to]);
    lanes.set(segment, lane);
    left = left.filter(([other]) => other !== segment);
  }
  return { lanes, count: taken.length };
}

function lengthOf({ upper, lower }: Ports): number {
  return Math.abs(upper - lower);
}
