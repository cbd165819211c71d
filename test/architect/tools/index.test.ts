import { expect, it } from 'vitest';
import { askSpec } from '../../../src/architect/tools/ask.ts';
import { createTools, toolSpecs } from '../../../src/architect/tools/index.ts';
import { isGranted } from '../../../src/personas/grant.ts';
import type { ToolGrant } from '../../../src/personas/persona.ts';

const names = (grant: Partial<ToolGrant>) =>
  createTools((tool) => isGranted({ mode: 'all', granted: [], denied: [], unknown: [], ...grant }, tool)).map(
    ({ spec }) => spec.name,
  );

it('gives what a persona is granted, and nothing that it denies; checking looks at nothing, and is always there', () => {
  expect(names({ mode: 'inherit' })).toEqual(['read', 'glob', 'grep', 'check']);
  expect(names({ mode: 'all', denied: ['glob'] })).toEqual(['read', 'grep', 'check']);
  expect(names({ mode: 'list', granted: ['grep', 'read', 'bash', 'mcp__x__y'] })).toEqual(['read', 'grep', 'check']);
  expect(names({ mode: 'list', granted: ['read', 'grep'], denied: ['read'] })).toEqual(['grep', 'check']);
  expect(names({ mode: 'list' })).toEqual(['check']);
  expect(names({ mode: 'none', granted: ['read'] })).toEqual(['check']);
});

it('tells the model of them, and that it can ask', () => {
  const specs = toolSpecs(createTools(() => true));
  expect(specs.map(({ name }) => name)).toEqual(['read', 'glob', 'grep', 'check', 'ask']);
  for (const { description, input_schema } of specs) {
    expect(description.length).toBeGreaterThan(300);
    expect(input_schema.type).toBe('object');
    for (const field of Object.keys(input_schema.properties as object))
      expect(description + JSON.stringify(input_schema)).toContain(field);
  }
  expect(toolSpecs([])).toEqual([askSpec]);
});

it('says the same each time: the list is frozen when a session starts', () => {
  const all = () => JSON.stringify(toolSpecs(createTools(() => true)));
  expect(all()).toBe(all());
});
