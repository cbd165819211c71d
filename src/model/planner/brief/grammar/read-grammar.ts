import { joinSetPhrases } from '../../words/set-phrases.ts';
import { type Token, tokens } from '../tokens.ts';
import { type Chunk, chunks } from './chunks.ts';
import { declared } from './declared.ts';
import { foreignClauses } from './foreign.ts';
import { type Part, parts } from './parts.ts';
import { spelt } from './spelt.ts';
import { tagsOf } from './tag.ts';
import { withoutCode } from './without-code.ts';

/** A text with its words, what each of them is, and its noun phrases. */
export type Grammar = { text: string; tokens: Token[]; parts: Part[]; chunks: Chunk[] };

/** Reads a text of any sort. The last one is kept, since one session reads the same brief again at each of its turns. */
export function readGrammar(text: string): Grammar {
  if (last?.of === text) return last.grammar;
  const plain = joinSetPhrases(spelt(withoutCode(text)));
  const found = tokens(plain);
  const languages = foreignClauses(found);
  const named = declared(found);
  const roles = parts(found, tagsOf(found), languages, named);
  const grammar = { text: plain, tokens: found, parts: roles, chunks: chunks(found, roles, languages, named) };
  last = { of: text, grammar };
  return grammar;
}

let last: { of: string; grammar: Grammar } | undefined;
