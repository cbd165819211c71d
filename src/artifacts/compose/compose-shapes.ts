import type { Shapes } from '../data/shape.ts';
import { COMPOSE_OBJECTS } from './knowledge/shapes.ts';

/** A variable that Compose puts in: the value is not known here. */
export function isInterpolated(value: string): boolean {
  return /(?:^|[^$])\$(?:\{[^}]*\}|[A-Za-z_])/.test(value);
}

/** What may stand in a Compose file. */
export const COMPOSE_SHAPES: Shapes = {
  objects: COMPOSE_OBJECTS,
  extension: /^x-/,
  stands: isInterpolated,
  scalars: {
    text: (value) => (/^(?:string|number|boolean|bigint)$/.test(typeof value) ? undefined : 'text or a number'),
    flag: (value) =>
      typeof value === 'boolean' || /^(?:true|false|yes|no|on|off|y|n|1|0)$/i.test(textOf(value))
        ? undefined
        : '`true` or `false`',
    amount: (value) => (typeof value === 'number' || /^-?\d*\.?\d+$/.test(textOf(value)) ? undefined : 'a number'),
    bytes: (value) =>
      typeof value === 'number' || /^-?\d+(?:\.\d+)?\s*(?:b|[kmgtp]i?b?)?$/i.test(textOf(value))
        ? undefined
        : 'a size such as `512m`',
    duration: (value) =>
      /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|w))+$|^0$/.test(textOf(value)) ? undefined : 'a duration such as `30s`',
    restart: (value) =>
      /^(?:no|always|unless-stopped|on-failure(?::\d+)?)$/.test(textOf(value))
        ? undefined
        : "`'no'`, `always`, `on-failure` or `unless-stopped`",
  },
};

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '\0';
}
