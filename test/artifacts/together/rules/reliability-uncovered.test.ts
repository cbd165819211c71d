import { describe, expect, test } from 'vitest';
import { reliabilityDependency } from '../../../../src/artifacts/together/rules/reliability-dependency.ts';
import { findIn } from '../../../support/design-of.ts';

/** Four things that are needed, and what is told of four that fail. */
const SHAPES: readonly (readonly [string, (name: string) => string])[] = [
  [
    'a union of code and a table',
    (name) =>
      `\`\`\`ts\ntype Dependency = "stripe" | "dhl" | "okta" | "algolia";\n\`\`\`\n\nEach dependency has its row in the next table.\n\n| Dependency | If it fails |\n|---|---|\n| stripe | order waits |\n| dhl | label later |\n| okta | break glass |\n| ${name} | category pages |\n`,
  ],
  [
    'keys of YAML and headings',
    (name) =>
      `\`\`\`yaml\nupstreams:\n  stripe:\n    url: https://a\n  dhl:\n    url: https://b\n  okta:\n    url: https://c\n  algolia:\n    url: https://d\n\`\`\`\n\n## Failure modes\n\nEvery upstream service is handled here.\n\n### Loss of stripe\n\nThe order waits.\n\n### Loss of dhl\n\nLater.\n\n### Loss of okta\n\nBreak glass.\n\n### Loss of ${name}\n\nCategory pages.\n`,
  ],
  [
    'a drawing and items',
    (name) =>
      `\`\`\`mermaid\nflowchart LR\n  shop[Shop] --> stripe{{Stripe}}\n  shop --> dhl{{DHL}}\n  shop --> okta{{Okta}}\n  shop --> algolia{{Algolia}}\n\`\`\`\n\n## If something is not there\n\nWe went through each hexagon.\n\n- **Stripe** – the order waits.\n- **DHL** – labels are printed late.\n- **Okta** – break-glass accounts.\n- **${name}** – the category pages remain.\n`,
  ],
  [
    'a sentence and headings',
    (name) =>
      `Third parties: Stripe (money), DHL (labels), Okta (staff) and Algolia (search).\n\n### Stripe is down\n\nThe order waits.\n\n### DHL is down\n\nLater.\n\n### Okta is down\n\nBreak glass.\n\n### ${name} is down\n\nCategory pages.\n`,
  ],
];

describe('what is needed and not told of as failing', () => {
  test.each(SHAPES)('is found: %s', async (_, shape) => {
    expect(await findIn([reliabilityDependency], `# Shop\n\n${shape('Typesense')}`)).toMatchObject([
      { level: 'warning', message: expect.stringMatching(/^algolia .*Typesense/i) },
    ]);
  });

  test.each(SHAPES)('is told of: %s', async (_, shape) => {
    for (const name of ['Algolia', 'algolia'])
      expect(await findIn([reliabilityDependency], `# Shop\n\n${shape(name)}`)).toEqual([]);
  });

  test('is not asked for where it is told of in a sentence, nor of what is no dependency', async () => {
    const [, shape] = SHAPES[3] ?? ['', () => ''];
    const elsewhere = '\n## Search\n\nWhen Algolia is away, nothing is found.\n';
    expect(await findIn([reliabilityDependency], `# Shop\n\n${shape('Typesense')}${elsewhere}`)).toEqual([]);
    const stack =
      '| Part | Version |\n|---|---|\n| Node.js | 22 |\n| PostgreSQL | 17 |\n| Redis | 7 |\n| Kafka | 3.9 |\n\n## Failures\n\n| Part | When it is down |\n|---|---|\n| PostgreSQL | 503 |\n| Redis | slower |\n| Kafka | rows wait |\n';
    expect(await findIn([reliabilityDependency], `# Shop\n\n${stack}`)).toEqual([]);
  });
});
