import { isStandIn, OWN_RULES } from './own-rules.ts';

/** A secret in a text: where it stands, and what it looks like to be. */
export type Secret = { what: string; line: number; from: number; to: number };

/** The library's rules, as a person would call what they find. Any other is `a secret`. */
const LIBRARY: Record<string, string> = {
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

/**
 * Secrets in a text, in its order, none within another. By look alone: one that looks like words is not found, and a
 * harmless string can look like one.
 */
export async function findSecrets(text: string, name: string): Promise<Secret[]> {
  const found = [...(await byLibrary(text, name)), ...byOwnRules(text)].sort((a, b) => a.from - b.from || b.to - a.to);
  const secrets: Secret[] = [];
  for (const { what, from, to } of found) {
    const before = secrets.at(-1);
    if (before && from < before.to) before.to = Math.max(before.to, to);
    else secrets.push({ what, from, to, line: 0 });
  }
  let line = 1;
  let at = 0;
  for (const secret of secrets) {
    line += text.slice(at, secret.from).split('\n').length - 1;
    at = secret.from;
    secret.line = line;
  }
  return secrets;
}

type Span = Omit<Secret, 'line'>;

async function byLibrary(text: string, name: string): Promise<Span[]> {
  const [{ lintSource }, { creator }, { secretLintProfiler }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
    import('@secretlint/profiler'),
  ]);
  // It times each rule into lists that nobody empties, and seeks each time in all before it: the process would grow.
  secretLintProfiler.mark = () => undefined;
  const { messages } = await lintSource({
    source: { content: text, filePath: name, ext: '', contentType: 'text' },
    options: { config: { rules: [{ id: 'preset', rule: creator, options: {} }] }, noPhysicFilePath: true },
  });
  return messages.flatMap(({ type, ruleId, range: [from, to] }) =>
    type === 'message' ? [{ what: LIBRARY[ruleId.replace(/^.*secretlint-rule-/, '')] ?? 'a secret', from, to }] : [],
  );
}

function byOwnRules(text: string): Span[] {
  return OWN_RULES.flatMap(({ what, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match): Span[] => {
      const value = match[1] ?? match[0];
      if (match[1] !== undefined && isStandIn(value)) return [];
      const from = match.index + match[0].lastIndexOf(value);
      return [{ what, from, to: from + value.length }];
    }),
  );
}
