import type { Design, Operation, Shape } from '../design.ts';
import { wordsOf } from '../names.ts';
import { isCreation } from './resource.ts';

/**
 * What a shape is used for. `creates`: sent to make one; `changes`: sent to change one, in whole or in part; `finds`:
 * sent to find some.
 */
export type ShapeRole = { request: boolean; response: boolean; creates: boolean; changes: boolean; finds: boolean };

/** Used for nothing that is known. */
export const noRole: ShapeRole = { request: false, response: false, creates: false, changes: false, finds: false };

/** The roles of all shapes, by the operations that use them, directly or within others, and by their own names. */
export function shapeRoles({ operations, shapes }: Design): Map<Shape, ShapeRole> {
  const roles = new Map(shapes.map((shape) => [shape, rolesByName(shape)]));
  const byName = new Map(shapes.map((shape) => [`${shape.from} ${shape.name}`, shape]));
  const spread = (
    from: Operation['from'],
    name: string | undefined,
    add: (role: ShapeRole) => void,
    seen: Set<string>,
  ): void => {
    const shape = byName.get(`${from} ${name}`);
    const role = shape && roles.get(shape);
    if (!role || seen.has(shape.name)) return;
    seen.add(shape.name);
    add(role);
    for (const field of shape.fields) spread(from, field.shape, add, seen);
  };
  for (const operation of operations) {
    const { from, request, responses, method } = operation;
    const creates = isCreation(operation);
    const writes = (role: ShapeRole): void => {
      role.request = true;
      if (creates) role.creates = true;
      else if (/^(?:PUT|PATCH|POST|MUTATION|RPC)$/.test(method)) role.changes = true;
    };
    const seen = new Set<string>();
    for (const use of request) {
      spread(from, use.name, writes, seen);
      for (const field of use.fields) spread(from, field.shape, writes, seen);
    }
    const read = new Set<string>();
    const reads = (role: ShapeRole): void => void Object.assign(role, { response: true });
    for (const use of responses) {
      spread(from, use.name, reads, read);
      for (const field of use.fields) spread(from, field.shape, reads, read);
    }
  }
  return roles;
}

function rolesByName({ name, use }: Shape): ShapeRole {
  const words = wordsOf(name);
  const has = (...any: string[]): boolean => any.some((word) => words.includes(word));
  return {
    request: use === 'input' || has('request', 'input', 'create', 'update', 'patch', 'new'),
    response: has('response', 'reply', 'view', 'summary', 'detail'),
    creates: has('create', 'new'),
    changes: has('update', 'patch', 'edit'),
    finds: false,
  };
}
