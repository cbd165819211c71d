import { type Token, tokens } from '../tokens.ts';
import { type Chunk, chunks } from './chunks.ts';
import { foreignClauses } from './foreign.ts';
import { type Part, parts } from './parts.ts';
import { spelt } from './spelt.ts';
import { tagsOf } from './tag.ts';

/** A text with its words, what each of them is, and its noun phrases. */
export type Grammar = { text: string; tokens: Token[]; parts: Part[]; chunks: Chunk[] };

/** Reads a text of any sort. The last one is kept, since one session reads the same brief again at each of its turns. */
export function readGrammar(text: string): Grammar {
  if (last?.of === text) return last.grammar;
  const plain = spelt(text);
  const found = tokens(plain);
  const languages = foreignClauses(found);
  const roles = parts(found, tagsOf(plain, found), languages);
  const grammar = { text: plain, tokens: found, parts: roles, chunks: chunks(found, roles, languages) };
  last = { of: text, grammar };
  return grammar;
}

let last: { of: string; grammar: Grammar } | undefined;
