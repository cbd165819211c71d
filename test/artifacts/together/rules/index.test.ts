import { describe, expect, it } from 'vitest';
import { inOneLine } from '../../../../src/artifacts/together/in-one-line.ts';
import { loadRules } from '../../../../src/artifacts/together/load-rules.ts';
import { designOf, documentOf } from '../../../support/design-of.ts';

const { items: rules, problems } = await loadRules();

describe('the rules', () => {
  it('are each there once, under a name of their own', () => {
    const names = rules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^together\/[a-z-]+$/.test(name))).toBe(true);
    expect(problems).toEqual([]);
    expect(names.length).toBeGreaterThan(80);
  });

  it('find nothing in nothing', async () => {
    const design = await designOf('');
    expect(rules.flatMap((rule) => rule.find(design))).toEqual([]);
  });

  it('bear names that were made to harm', async () => {
    const name = `a(b[\n${'x'.repeat(20)}\u001b[31m`;
    const document = documentOf(
      [
        'sql postgresql',
        `CREATE TABLE "${name}" (id int PRIMARY KEY, "${name}" text, "__proto__" int, "constructor" text);`,
      ],
      ['mermaid', `erDiagram\n  "constructor" {\n    uuid id PK\n    int __proto__\n  }\n  A ||--o{ "constructor" : x`],
      [
        'json',
        JSON.stringify({
          openapi: '3.1.0',
          info: { title: 't', version: '1' },
          paths: {
            [`/${name}/{id}`]: {
              get: { parameters: [{ name: 'id', in: 'path', schema: { type: 'string', format: 'uuid' } }] },
            },
          },
          components: {
            schemas: {
              [name]: { type: 'object', properties: { id: { type: 'boolean' }, [name]: { type: 'boolean' } } },
            },
          },
        }),
      ],
    );
    const design = await designOf(document);
    const found = rules.flatMap((rule) => rule.find(design));
    expect(found.some(({ rule }) => rule === 'together/contract-type')).toBe(true);
    expect(found.filter(({ message }) => /\n/.test(message) || message.length > 300)).toEqual([]);
  });

  it('have their messages cut, and put in one line', () => {
    const rule = inOneLine({
      name: 'together/x',
      find: () => [{ level: 'note', rule: 'together/x', message: `a\n b${'c'.repeat(999)}`, line: 1 }],
    });
    const [finding] = rule.find({} as Parameters<typeof rule.find>[0]);
    expect(finding?.message).toMatch(/^a bc+…$/);
    expect(finding?.message).toHaveLength(300);
  });
});
