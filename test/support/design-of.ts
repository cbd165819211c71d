import { extract } from '../../src/artifacts/extract.ts';
import type { Design } from '../../src/artifacts/together/design.ts';
import { gather } from '../../src/artifacts/together/gather.ts';
import type { Rule } from '../../src/artifacts/together/rule.ts';
import type { Finding } from '../../src/session/finding.ts';

/** The design of a markdown document, as though every artifact in it had passed its own checks. */
export function designOf(markdown: string): Promise<Design> {
  const document = extract(markdown);
  return gather(
    document,
    document.artifacts.map((artifact) => ({ artifact, proof: 'validated', findings: [] })),
  );
}

/** A document of fenced blocks: each is `[info string, text]`. */
export function documentOf(...blocks: [string, string][]): string {
  return `# A design\n\n${blocks.map(([info, text]) => `\`\`\`${info}\n${text.trim()}\n\`\`\`\n`).join('\n')}`;
}

/** What rules find in a document, and the lines that it is about, as they are written. */
export async function findIn(
  rules: readonly Rule[],
  markdown: string,
): Promise<(Finding & { at: string; beside: string[] })[]> {
  const lines = markdown.split('\n').map((line) => line.trim());
  const design = await designOf(markdown);
  return rules
    .flatMap((rule) => rule.find(design))
    .map((finding) => ({
      ...finding,
      at: lines[finding.line - 1] ?? '',
      beside: (finding.with ?? []).map((line) => lines[line - 1] ?? ''),
    }));
}
