import type { Shapes } from '../data/shape.ts';
import { KUBERNETES_OBJECTS } from './knowledge/shapes.ts';
import { quantity } from './quantity.ts';

/** What may stand in the objects of Kubernetes. */
export const KUBERNETES_SHAPES: Shapes = {
  objects: KUBERNETES_OBJECTS,
  // Patches steer with keys of their own.
  extension: /^\$/,
  nullable: true,
  stands: isPlaceholder,
  scalars: {
    quantity: (value) => (quantity(value) === undefined ? 'a quantity such as `500m` or `256Mi`' : undefined),
    port: (value) => (typeof value === 'number' || typeof value === 'string' ? undefined : 'a number or text'),
  },
};

/** A value that comes later: a variable that is put in, or a name for the reader to fill in. */
export function isPlaceholder(value: string): boolean {
  return /\$\{|\$\(|^\$[A-Z_]|<[^>]+>|^\[.*\]$|\{\{/.test(value.trim());
}
