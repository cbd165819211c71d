import type { Kind } from '../artifact.ts';

export type CodeAndComments = {
  /** Comments gone, and text values emptied: `'…'` stands as `''`. Lines are kept. */
  code: string;
  /** What the comments say, without their marks. */
  comments: string[];
};

const SLASHES = String.raw`\/\/(?<line>[^\n]*)|\/\*(?<block>[\s\S]*?)(?:\*\/|$)`;
const QUOTES = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`;
const HASHES = String.raw`(?<=^|\s)#(?<line>[^\n]*)`;
const GRAMMARS = {
  sql: String.raw`--(?<line>[^\n]*)|\/\*(?<block>[\s\S]*?)(?:\*\/|$)|'(?:[^']|'')*'|"[^"\n]*"|\$(\w*)\$[\s\S]*?\$\3\$`,
  graphql: String.raw`#(?<line>[^\n]*)|"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"`,
  hashes: `${HASHES}|${QUOTES}`,
  json: String.raw`${SLASHES}|(?<=^|\s)#(?<hash>[^\n]*)|"(?:[^"\\\n]|\\.)*"`,
  slashes: `${SLASHES}|${QUOTES}|\`(?:[^\`\\\\]|\\\\.)*\``,
};

/** Sets the comments of a text apart from its code, as far as that can be told without its grammar. */
export function codeAndComments(text: string, kind: Kind): CodeAndComments {
  const comments: string[] = [];
  const code = text.replace(new RegExp(grammarOf(text, kind), 'g'), (match: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    const comment = groups.line ?? groups.block ?? groups.hash;
    if (comment === undefined)
      return match.length > 1 ? `${match[0]}${match.replace(/[^\n]/g, '')}${match.at(-1)}` : match;
    comments.push(comment);
    return match.replace(/[^\n]/g, '');
  });
  return { code, comments };
}

function grammarOf(text: string, kind: Kind): string {
  switch (kind) {
    case 'sql':
    case 'graphql':
      return GRAMMARS[kind];
    case 'json':
    case 'json-schema':
      return /^\s*[[{"/]/.test(text) ? GRAMMARS.json : GRAMMARS.hashes;
    case 'protobuf':
    case 'code':
      return GRAMMARS.slashes;
    case 'yaml':
    case 'toml':
    case 'openapi':
    case 'asyncapi':
    case 'compose':
    case 'kubernetes':
    case 'mermaid':
      return GRAMMARS.hashes;
  }
  kind satisfies never;
  return GRAMMARS.hashes;
}
