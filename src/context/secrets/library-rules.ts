import { rules } from '@secretlint/secretlint-rule-preset-recommend';

/** The library's rules, as a person would call what they find. Any other is `a secret`. */
const NAMES: Record<string, string> = {
  anthropic: 'an Anthropic key',
  aws: 'an AWS key',
  basicauth: 'a password in an address',
  'database-connection-string': 'a database address with its password',
  databricks: 'a Databricks token',
  docker: 'a Docker token',
  figma: 'a Figma token',
  gcp: 'a Google Cloud key',
  github: 'a GitHub token',
  gitlab: 'a GitLab token',
  grafana: 'a Grafana token',
  groq: 'a Groq key',
  'hashicorp-vault': 'a Vault token',
  huggingface: 'a Hugging Face token',
  linear: 'a Linear key',
  notion: 'a Notion token',
  npm: 'an npm token',
  openai: 'an OpenAI key',
  privatekey: 'a private key',
  sendgrid: 'a SendGrid key',
  shopify: 'a Shopify token',
  slack: 'a Slack token',
  vercel: 'a Vercel token',
};

/** What a rule finds: where it begins and ends, in characters. */
export type Span = { what: string; from: number; to: number };

/** As much of a rule as is used here: the library's own types stand in another package, with its runner. */
type Rule = {
  meta: { id: string };
  create(context: Context, options: object): { file?(source: Source): void | Promise<void> };
};
type Context = {
  sharedOptions: object;
  createTranslator(messages: object): (id: string) => object;
  report(found: { range: readonly [from: number, to: number] }): void;
  ignore(): void;
};
type Source = { content: string; filePath: string; ext: string; contentType: 'text' };

/** All but the one that finds nothing: the remarks that switch off the others. */
export const RULES = (rules as unknown as readonly Rule[]).filter(({ meta }) => !meta.id.endsWith('filter-comments'));

/**
 * What the library's rules find. They are run here, not by the library: its own runner gives what it found only later,
 * and what is typed is searched before it goes on record, in one step. Nor does a remark in the text switch them off, as
 * it can there: what is masked is for the user to say.
 */
export function findByLibrary(text: string, name: string): Span[] {
  const found: Span[] = [];
  const source: Source = { content: text, filePath: name, ext: '', contentType: 'text' };
  for (const { meta, create } of RULES) {
    const what = NAMES[meta.id.replace(/^.*secretlint-rule-/, '')] ?? 'a secret';
    const report: Context['report'] = ({ range: [from, to] }) => found.push({ what, from, to });
    create({ sharedOptions: {}, createTranslator, report, ignore: () => {} }, {}).file?.(source);
  }
  return found;
}

/** What it would say of them in its own words, nobody reads. */
const createTranslator: Context['createTranslator'] = () => (messageId) => ({ message: '', messageId });
