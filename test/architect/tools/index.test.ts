import { expect, it } from 'vitest';
import { askSpec } from '../../../src/architect/tools/ask.ts';
import { createTools, type Machine, toolSpecs } from '../../../src/architect/tools/index.ts';
import { isGranted } from '../../../src/personas/grant.ts';
import type { ToolGrant } from '../../../src/personas/persona.ts';

const ALL = ['read', 'glob', 'grep', 'check', 'write', 'edit', 'bash', 'web_fetch'];

const MACHINE: Machine = {
  web: { version: '0', readPage: async () => ({ text: '', isPlain: true }) },
  shell: { env: {}, platform: 'linux', temp: '/tmp', own: [], isGuarded: () => false, killGroup: () => {} },
};

const names = (grant: Partial<ToolGrant>) =>
  createTools(MACHINE, (tool) => isGranted({ mode: 'all', granted: [], denied: [], unknown: [], ...grant }, tool)).map(
    ({ spec }) => spec.name,
  );

it('gives what a persona is granted, and nothing that it denies; checking looks at nothing, and is always there', () => {
  expect(names({ mode: 'inherit' })).toEqual(ALL);
  expect(names({ mode: 'all', denied: ['glob'] })).toEqual(ALL.filter((name) => name !== 'glob'));
  expect(names({ mode: 'list', granted: ['grep', 'read', 'bash', 'mcp__x__y'] })).toEqual([
    'read',
    'grep',
    'check',
    'bash',
  ]);
  expect(names({ mode: 'list', granted: ['read', 'grep'], denied: ['read'] })).toEqual(['grep', 'check']);
  expect(names({ mode: 'list' })).toEqual(['check']);
  expect(names({ mode: 'none', granted: ['read'] })).toEqual(['check']);
});

it('tells the model of them, and that it can ask', () => {
  const specs = toolSpecs(createTools(MACHINE, () => true));
  expect(specs.map(({ name }) => name)).toEqual([...ALL, 'ask']);
  for (const { description, input_schema } of specs) {
    expect(description.length).toBeGreaterThan(300);
    expect(input_schema.type).toBe('object');
    for (const field of Object.keys(input_schema.properties as object))
      expect(description + JSON.stringify(input_schema)).toContain(field);
  }
  expect(toolSpecs([])).toEqual([askSpec]);
});

it('says the same each time: the list is frozen when a session starts', () => {
  const all = () => JSON.stringify(toolSpecs(createTools(MACHINE, () => true)));
  expect(all()).toBe(all());
});
