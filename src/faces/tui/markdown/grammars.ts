import bash from 'highlight.js/lib/languages/bash';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import elixir from 'highlight.js/lib/languages/elixir';
import go from 'highlight.js/lib/languages/go';
import graphql from 'highlight.js/lib/languages/graphql';
import http from 'highlight.js/lib/languages/http';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import lua from 'highlight.js/lib/languages/lua';
import makefile from 'highlight.js/lib/languages/makefile';
import markdown from 'highlight.js/lib/languages/markdown';
import nginx from 'highlight.js/lib/languages/nginx';
import php from 'highlight.js/lib/languages/php';
import properties from 'highlight.js/lib/languages/properties';
import protobuf from 'highlight.js/lib/languages/protobuf';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import scala from 'highlight.js/lib/languages/scala';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import { hcl } from './grammar-hcl.ts';

/** The languages of backend designs. In a file of its own, so that the bundler makes a chunk that loads when needed. */
const GRAMMARS = {
  bash,
  csharp,
  css,
  diff,
  dockerfile,
  elixir,
  go,
  graphql,
  hcl,
  http,
  ini,
  java,
  javascript,
  json,
  kotlin,
  lua,
  makefile,
  markdown,
  nginx,
  php,
  properties,
  protobuf,
  python,
  ruby,
  rust,
  scala,
  sql,
  typescript,
  xml,
  yaml,
};

/** What fences are called besides the names and aliases that the grammars bring. */
const ALIASES = {
  bash: ['shell', 'console', 'terminal', 'shell-session'],
  dockerfile: ['containerfile'],
  ini: ['conf', 'cfg', 'env', 'dotenv', 'editorconfig'],
  json: ['json5', 'jsonl', 'ndjson', 'avro', 'jsonschema'],
  sql: [
    'postgres',
    'postgresql',
    'pgsql',
    'psql',
    'plpgsql',
    'mysql',
    'mariadb',
    'sqlite',
    'sqlite3',
    'tsql',
    'ddl',
    'cql',
  ],
  yaml: ['openapi', 'asyncapi', 'swagger', 'compose', 'k8s', 'kubernetes', 'helm'],
};

/** A highlighter that knows all of them. */
export function createHighlighter(): ReturnType<typeof createLowlight> {
  const lowlight = createLowlight(GRAMMARS);
  lowlight.registerAlias(ALIASES);
  return lowlight;
}
