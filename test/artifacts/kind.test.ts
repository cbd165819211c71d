import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/artifacts/kind.ts';

const kind = (info: string, text: string, name?: string) => {
  const decided = kindOf({ info, text, ...(name === undefined ? {} : { name }) });
  return decided && [decided.kind, decided.dialect].filter(Boolean).join(' ');
};

describe('kindOf', () => {
  it.each([
    ['sql', 'SELECT 1;', 'sql postgresql'],
    ['postgres', 'SELECT 1;', 'sql postgresql'],
    ['mysql', 'SELECT 1;', 'sql mysql'],
    ['yaml', 'a: 1', 'yaml'],
    ['YAML', 'a: 1', 'yaml'],
    ['json', '{"a": 1}', 'json'],
    ['jsonc', '{"a": 1} // x', 'json jsonc'],
    ['toml', 'a = 1', 'toml'],
    ['graphql', 'query { a }', 'graphql'],
    ['gql', 'type A { b: ID }', 'graphql'],
    ['proto', 'syntax = "proto3";\nmessage A {}', 'protobuf proto3'],
    ['mermaid', 'flowchrt TD', 'mermaid'],
    ['ts', 'const a = 1;', 'code typescript'],
    ['prisma', 'model A {}', 'code prisma'],
    ['terraform', 'resource "a" "b" {}', 'code hcl'],
    ['Dockerfile', 'FROM a', 'code dockerfile'],
  ])('goes by the word: %s', (info, text, expected) => {
    expect(kind(info, text)).toBe(expected);
  });

  it.each([
    ['yaml', 'openapi: 3.1.0\ninfo: {}', 'openapi 3.1'],
    ['json', '{ "openapi": "3.0.3", "info": {} }', 'openapi 3.0'],
    ['yml', 'swagger: "2.0"', 'openapi 2.0'],
    ['yaml', 'paths:\n  /a:\n    get:\n      summary: x', 'openapi'],
    ['yaml', '/a:\n  post:\n    summary: x', 'openapi'],
    ['yaml', 'info:\n  title: x\npaths:\n  /a:\n    get: {}\n', 'openapi'],
    ['yaml', 'components:\n  schemas:\n    A:\n      type: object', 'openapi'],
    ['yaml', 'asyncapi: 3.0.0', 'asyncapi 3.0'],
    ['json', '{"$schema": "https://json-schema.org/draft/2020-12/schema"}', 'json-schema 2020-12'],
    ['json', '{"$schema": "http://json-schema.org/draft-07/schema#"}', 'json-schema draft-07'],
    ['json', '{"type": "object", "properties": {"a": {}}}', 'json-schema'],
    ['json', '{"type": "order.created", "properties": {"a": 1}}', 'json'],
    ['json', '{"type": "object", "id": 1}', 'json'],
    ['yaml', 'apiVersion: apps/v1\nkind: Deployment', 'kubernetes'],
    ['yaml', 'kind: Deployment\nmetadata:\n  name: a', 'kubernetes'],
    ['yaml', 'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}', 'yaml'],
    ['yaml', 'services:\n  a:\n    image: b:1', 'compose'],
    ['yaml', 'services:\n  a: { image: "b:1", ports: ["80:80"] }\n  c: { build: . }', 'compose'],
    ['yaml', 'services: { a: { image: b:1 }, c: { restart: always, build: . } }\nvolumes: {}', 'compose'],
    ['yaml', 'services: {\n  a: { image: "b:1" },\n}', 'compose'],
    ['yaml', '{ services: { a: { image: "b:1" } }, networks: { n: {} } }', 'compose'],
    ['yaml', '{ apiVersion: v1, kind: Service, metadata: { name: a }, spec: { ports: [] } }', 'kubernetes'],
    ['yaml', 'jobs:\n  test:\n    services: { db: { image: "postgres:17" } }', 'yaml'],
    ['yaml', 'services: { a: { port: 80 } }', 'yaml'],
    ['yaml', 'services: {}', 'yaml'],
    ['yaml', 'services:\n  a:\n    url: http://b', 'yaml'],
    ['yaml', 'jobs:\n  a:\n    services:\n      db:\n        image: postgres:17', 'yaml'],
    ['yaml', 'groups:\n  - name: a\n    rules: []', 'yaml'],
    ['json', '{"type": "record", "name": "A", "fields": []}', 'code avro'],
    ['sql', 'erDiagram\n  A ||--o{ B : has', 'mermaid'],
  ])('lets plain content overrule the word: %s %j', (info, text, expected) => {
    expect(kind(info, text)).toBe(expected);
  });

  it.each([
    ['', '%% x\nsequenceDiagram\n  A->>B: c', 'mermaid'],
    ['text', 'flowchart LR\n  a --> b', 'mermaid'],
    ['', 'graph of things', undefined],
    ['', '-- x\nCREATE TABLE a (id int)', 'sql postgresql'],
    ['', 'SELECT a FROM b;', 'sql postgresql'],
    ['', 'Select a plan from the list', undefined],
    ['text', 'openapi: 3.1.0', 'openapi 3.1'],
    ['', '{"a": 1}', 'json'],
    ['', '{a, b}', undefined],
    ['', 'syntax = "proto3";', 'protobuf proto3'],
    ['', 'type A {\n  b: ID!\n}', 'graphql'],
    ['', 'type A {\n  b: string;\n}', undefined],
    ['', 'client -> server', undefined],
    ['diff', '+CREATE TABLE a (id int);', undefined],
    ['console', 'CREATE TABLE a (id int);', undefined],
    ['http', '{"a": 1}', undefined],
    ['json', '.config/\n└── settings.json', undefined],
    ['yaml', '---\nname: a\n---\n\n# A\n\n## B\n\nWords.', undefined],
    ['yaml', '---\nname: a\n---\nb: 1\n', 'yaml'],
  ])('needs plain content where there is no word: %j %j', (info, text, expected) => {
    expect(kind(info, text)).toBe(expected);
  });

  it('goes by the name where the word says nothing', () => {
    expect(kind('', 'x', 'a/b.proto')).toBe('protobuf');
    expect(kind('text', 'x: 1', 'b.yaml')).toBe('yaml');
    expect(kind('yaml', 'services:\n  a:\n    restart: always', 'docker-compose.prod.yml')).toBe('compose');
  });
});
