import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { COMPOSE_SHAPES } from '../../../src/artifacts/compose/compose-shapes.ts';
import type { Shape, Shapes } from '../../../src/artifacts/data/shape.ts';
import { readShape } from '../../../src/artifacts/data/shape.ts';
import {
  KUBERNETES_KINDS,
  KUBERNETES_OBJECTS,
  KUBERNETES_VERSIONS,
} from '../../../src/artifacts/kubernetes/knowledge/shapes.ts';
import { KUBERNETES_SHAPES } from '../../../src/artifacts/kubernetes/kubernetes-shapes.ts';

function namesIn(shape: Shape): string[] {
  if (shape.is === 'name') return [shape.name];
  if (shape.is === 'literal') return [];
  return shape.is === 'union' ? shape.of.flatMap(namesIn) : namesIn(shape.of);
}

function unknownNames({ objects, scalars }: Shapes): string[] {
  const known = new Set([...Object.keys(objects), ...Object.keys(scalars)]);
  for (const name of ['any', 'null', 'string', 'number', 'integer', 'boolean']) known.add(name);
  const used = Object.values(objects).flatMap((object) =>
    Object.values(object).flatMap((text) => namesIn(readShape(text))),
  );
  return used.filter((name) => !known.has(name));
}

describe('the tables of known keys', () => {
  it('name nothing that they do not hold', () => {
    expect(unknownNames(KUBERNETES_SHAPES)).toEqual([]);
    expect(unknownNames(COMPOSE_SHAPES)).toEqual([]);
  });

  it('know an object for each kind', () => {
    for (const [kind, name] of Object.entries(KUBERNETES_KINDS)) {
      expect(KUBERNETES_OBJECTS[name]).toBeDefined();
      const [version = '', word = ''] = kind.split(' ');
      expect(KUBERNETES_VERSIONS[version]).toContain(word);
    }
  });

  it('are those of the installed type declarations', () => {
    const text = execFileSync(process.execPath, ['scripts/kubernetes-shapes.mjs', '--print'], { encoding: 'utf8' });
    const [objects, kinds, versions] = [...text.matchAll(/ = (\{[\s\S]*?\n\});/g)].map(
      ([, json = '']) => JSON.parse(json) as unknown,
    );
    expect(objects).toEqual(KUBERNETES_OBJECTS);
    expect(kinds).toEqual(KUBERNETES_KINDS);
    expect(versions).toEqual(KUBERNETES_VERSIONS);
  });
});
