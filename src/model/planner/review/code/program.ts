import type { Finding } from '../finding.ts';
import { type Code, readCode } from './code.ts';
import type { Seen } from './diff.ts';
import { type Route, routesOf } from './routes.ts';
import { taintIn } from './taint.ts';
import { type Unit, unitAt, unitsOf } from './units.ts';

/** A program with its functions and routes. */
export type Program = Code & {
  units: readonly Unit[];
  routes: readonly Route[];
  unitOf(offset: number): Unit | undefined;
  /** The route whose function stands around a place. */
  routeOf(offset: number): Route | undefined;
  /** Whether an expression at a place holds something that came with a request. */
  isGiven(expression: string, offset: number): boolean;
};

/** A finding of a judgement about one program. */
export type Told = Omit<Finding, 'path'>;
export type Judgement = (program: Program) => Told[];

export function readProgram(seen: Seen): Program {
  const code = readCode(seen);
  const units = unitsOf(code);
  const routes = routesOf(code, units);
  const known = new Map<Unit | undefined, (expression: string) => boolean>();
  const places = new Map<number, Unit | undefined>();
  // The same places are asked for by each judgement.
  const unitOf = (offset: number): Unit | undefined => {
    if (!places.has(offset)) places.set(offset, unitAt(units, offset));
    return places.get(offset);
  };
  const routeOf = (offset: number): Route | undefined => {
    const holds = routes.filter(({ unit }) => unit && unit.start <= offset && offset < unit.end);
    return holds.at(-1);
  };
  const isGiven = (expression: string, offset: number): boolean => {
    const unit = unitOf(offset);
    const given = known.get(unit) ?? taintIn(code, unit, routeOf(offset));
    known.set(unit, given);
    return given(expression);
  };
  return { ...code, units, routes, unitOf, routeOf, isGiven };
}
