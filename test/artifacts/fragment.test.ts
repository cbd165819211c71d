import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/artifacts/artifact.ts';
import { isFragment } from '../../src/artifacts/fragment.ts';

describe('isFragment', () => {
  it.each<[Kind, string]>([
    ['sql', 'CREATE TABLE a (\n  id int,\n  ...\n);'],
    ['sql', 'CREATE TABLE a (id int, …);'],
    ['sql', 'CREATE TABLE a (\n  id int -- … and more\n);'],
    ['sql', 'CREATE TABLE a (\n  id int,\n  -- etc.\n  b int\n);'],
    ['sql', 'SELECT * FROM <table_name>;'],
    ['sql', 'WHERE a = 1'],
    ['sql', 'id uuid PRIMARY KEY,\nname text'],
    ['sql', 'orders (\n  id uuid,\n  total int\n)'],
    ['yaml', 'GET  /orders\nPOST /orders\n'],
    ['kubernetes', 'apiVersion: v1\nkind: Pod\n\nkubectl apply -f pod.yaml\n'],
    ['json', '{ a: 1, b: text }'],
    ['json', '{ "a": { "...the rest..." } }'],
    ['json', '{\n  "a": 1   ← this\n}'],
    ['yaml', '  a: 1\nb: 2'],
    ['yaml', 'a: 1\n# ... rest of the file\n'],
    ['yaml', 'a: ...\n'],
    ['yaml', 'a: <your name>\n'],
    ['yaml', '{{- if .Values.a }}\na: 1\n{{- end }}'],
    ['openapi', 'paths:\n  /a:\n    get: {}\n'],
    ['openapi', 'openapi: 3.1.0\npaths:\n  # other paths omitted\n'],
    ['openapi', 'openapi: 3.1.0\npaths:\n  /a:\n    get:\n      responses: { … }\n'],
    ['asyncapi', 'channels:\n  a: {}\noperations: {}\n'],
    ['json', '{ "a": 1, ... }'],
    ['json', '{ "a": 1 } // a comment'],
    ['json', '{ "a": "…" }'],
    ['json', '"a": { "b": 1 }'],
    ['json', '{"a": 1}\n{"a": 2}'],
    ['json', '{ "a": <id> }'],
    ['code', 'function a() { /* … */ }'],
    ['code', 'const a = { b, ... };'],
    ['graphql', 'type A {\n  b: ID\n  # …\n}'],
    ['protobuf', 'message A {\n  string b = 1;\n}'],
    ['mermaid', 'flowchart TD\n  a --> b\n  ...\n'],
    ['toml', 'a = 1\n# ...\n'],
    ['kubernetes', 'kind: A\napiVersion: v1\nspec:\n  replicas: <n>\n'],
  ])('sees what is left out: %s %j', (kind, text) => {
    expect(isFragment(text, kind)).toBe(true);
  });

  it.each<[Kind, string]>([
    ['sql', "INSERT INTO a VALUES ('wait...', '<b>');"],
    ['sql', 'SELECT a FROM b WHERE c < d AND e > f;'],
    ['sql', '-- This loads the rows...\nSELECT 1;'],
    ['sql', 'CRAETE TABLE a (id int);'],
    ['yaml', 'a: 1\n...\n'],
    ['yaml', 'a: 1\n...\n---\nb: 2\n'],
    ['yaml', 'go-package: ./...\n'],
    ['yaml', 'text: Wait for it...\n'],
    ['openapi', 'openapi: 3.1.0\ninfo:\n  description: "<b>Orders</b>, items, …"\npaths: {}\n'],
    ['openapi', 'info:\n  title: a\npaths: {}\n'],
    ['json', '{ "a": "http://b.example/c", "b": "wait..." }'],
    ['json', '{ "a": 1, b: 2 }'],
    ['json', '{ "a": "b: c" }'],
    ['sql', 'INSERT INTO a (\n  b\n) VALUES (1);'],
    ['json', '[\n  {"a": 1},\n  {"a": 2}\n]'],
    ['code', 'const a = { ...b, c: [...d] };\nf(...e);'],
    ['code', '/**\n *    // ...\n */\nexport const a = 1;'],
    ['graphql', 'query { a { ...B ... on C { d } } }'],
    ['protobuf', 'syntax = "proto3";\nmessage A {\n  map<string, B> c = 1;\n}'],
    ['mermaid', 'sequenceDiagram\n  A->>B: wait...\n'],
    ['mermaid', 'flowchart TD\n  a -...-> b[Loading…]\n'],
    ['kubernetes', 'kind: A\nmetadata: {}\n'],
  ])('takes a whole for a whole: %s %j', (kind, text) => {
    expect(isFragment(text, kind)).toBe(false);
  });
});
