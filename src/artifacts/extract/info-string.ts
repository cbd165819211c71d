/** What the author wrote behind the opening run of a fence. */
export type InfoString = {
  /** The first word, in lower case; empty when there is none. */
  language: string;
  /** The file it stands for, or its title. */
  name?: string;
};

const NAMING =
  /(?:^|[\s,{])(?:title|file|filename|file_name|name|path|src|source)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|([^\s,}]+))/i;
const FILE = /^[\w@./-]*[\w-]\.[A-Za-z][\w.]{0,15}$/;

/**
 * Reads the dialects of info strings: `yaml title="openapi.yaml"`, `ts:src/order.ts`, `ts [order.ts]`,
 * `{.sql file=schema.sql}`, `sql schema.sql`. It reads any text, and knows nothing of languages.
 */
export function readInfoString(info: string): InfoString {
  const attributes = /^\{\s*\.?([\w+#-]*)/.exec(info)?.[1];
  const [, word = '', rest = ''] = /^([^\s{:,[]*)(.*)$/s.exec(info.slice(0, 500)) ?? [];
  const language = (attributes ?? word).toLowerCase();
  const name = nameIn(attributes === undefined ? rest : info);
  return name === undefined ? { language } : { language, name };
}

function nameIn(rest: string): string | undefined {
  const [, double, single, bare] = NAMING.exec(rest) ?? [];
  const given = double ?? single ?? bare;
  if (given) return given;
  const words = rest.split(/[\s:,{}[\]"']+/);
  return words.find((word) => FILE.test(word));
}
