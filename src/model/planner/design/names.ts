import { plural, singular, withArticle } from '../words/plural.ts';
import { capital } from '../words/spelling.ts';

/** What an entity is called: in sentences, as a table, and its columns by the names the notes have for them. */
export type Name = { one: string; many: string; table?: string; columns?: ReadonlyMap<string, string> };

/** By the key of the notes. */
export type Names = ReadonlyMap<string, Name>;

/**
 * A text of the notes in this brief's words: `{copy}`, `{Copies}`, `{a copy}`, `{copy.}` for the table and
 * `{copy.due_on}` for a column. Nothing when it speaks of something that is no part of the design.
 */
export function say(text: string, names: Names): string | undefined {
  let whole = true;
  const said = text.replace(/\{(?:([Aa]n?) )?([A-Za-z_]+)(\.[a-z_]*)?\}/g, (_, article, word: string, column) => {
    const spoken = spokenName(word, article, column, names);
    if (spoken === undefined) whole = false;
    return spoken ?? '';
  });
  return whole ? said : undefined;
}

function spokenName(
  word: string,
  article: string | undefined,
  column: string | undefined,
  names: Names,
): string | undefined {
  const lower = word.toLowerCase();
  const key = names.has(lower) ? lower : singular(lower);
  const name = names.get(key);
  if (name === undefined) return undefined;
  if (column === '.') return name.table === undefined ? undefined : `\`${name.table}\``;
  if (column !== undefined) {
    const spelt = name.columns?.get(column.slice(1));
    return spelt === undefined ? undefined : `\`${name.table}.${spelt}\``;
  }
  const many = lower !== key || (plural(key) === lower && key !== lower);
  const text = many ? name.many : article ? withArticle(name.one) : name.one;
  return /^[A-Z]/.test(article ?? word) ? capital(text) : text;
}

/** The texts of a list that can be said in this design. */
export function sayAll(texts: readonly string[], names: Names): string[] | undefined {
  const said = texts.map((text) => say(text, names));
  return said.every((text) => text !== undefined) ? said : undefined;
}
