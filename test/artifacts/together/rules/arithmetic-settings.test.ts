import { describe, expect, it } from 'vitest';
import { arithmeticSettings } from '../../../../src/artifacts/together/rules/arithmetic-settings.ts';
import { findIn } from '../../../support/design-of.ts';

const fence = (lang: string, text: string) => `\`\`\`${lang}\n${text}\n\`\`\``;

const topics = (partitions: string) =>
  `| Topic | Partitions | Retention |\n|---|---|---|\n| \`scan.raw\` | 12 | 7 days |\n\n${fence('bash', `kafka-topics.sh --create --topic scan.raw --partitions ${partitions} \\\n  --config retention.ms=604800000`)}`;

const workers = (text: string, more = '') =>
  `# Rendering\n\n${text}\n\n## Worker deployment\n\n${fence('yaml', `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: invoice-renderer\nspec:\n  replicas: 12${more}`)}`;

const memory = (text: string) => `# Cache\n\n${text}\n\n${fence('conf', 'port 6379\nmaxmemory 6gb')}`;

const tokens = (seconds: string) =>
  `# Tokens\n\nAccess tokens live 10 minutes, refresh tokens 8 hours.\n\n${fence('yaml', `expires_in: { type: integer, example: ${seconds} }`)}`;

const kept = (remark: string) => `# Logs\n\n${fence('yaml', `limits:\n  retention_period: 720h   # ${remark}`)}`;

describe('what is configured, and what the text reckons with', () => {
  it.each([
    ['partitions', topics('10'), '12 partitions'],
    ['workers', workers('With 20 workers we do 16 a second.'), '20 workers'],
    ['a key', memory('`maxmemory` is 8 GB per shard.'), '8 GB'],
    ['a token', tokens('900'), '10 minutes'],
    ['a remark', kept('90 days'), '90 days'],
    [
      'a diagram',
      `| Kind | Workers |\n|---|---|\n| FCM | 12 |\n\n${fence('mermaid', 'flowchart TD\n  F["fcm-worker x 10"]')}`,
      '12',
    ],
  ])('finds %s', async (_, text, words) => {
    const found = await findIn([arithmeticSettings], text);
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    ['partitions', topics('12')],
    ['workers', workers('With 12 workers we do 16 a second.')],
    ['workers of another time', workers('Until May we ran 20 workers.')],
    ['threads of each', workers('With 36 workers in 3 threads each we do it.')],
    ['workers that are scaled', workers('With 20 workers we do 16 a second.', '\n# minReplicas: 4')],
    ['a key', memory('`maxmemory` is 6 GB per shard.')],
    ['a key of before', memory('`maxmemory` was 8 GB before.')],
    ['a token', tokens('600')],
    ['a remark', kept('30 days')],
    ['a remark of something else', kept('per tenant, at most 90 days')],
  ])('leaves alone %s', async (_, text) => {
    expect(await findIn([arithmeticSettings], text)).toEqual([]);
  });
});
