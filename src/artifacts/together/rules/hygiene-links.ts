import type { Nodes } from 'mdast';
import type { Finding } from '../../../session/finding.ts';
import { headingKey } from '../../../text/headings.ts';
import type { Design } from '../design.ts';
import { numbersOf } from '../prose/heading-numbers.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/dead-reference';
const SECTION = /(?:\bsections?|§{1,2})\s*(\d{1,2}(?:\.\d{1,2}){0,3})(?![\d%]|\.\d)/gi;
const QUOTED = /\bsection\s+["“]([^"”]{3,60})["”]|["“]([^"”]{3,60})["”]\s+section\b/gi;
/** Sections of other texts. */
const ELSEWHERE =
  /\b(?:RFC|ISO|IEC|NIST|PCI|GDPR|HIPAA|SOC|OWASP|IEEE|CIS|BSI|article|art\.|act|specification|spec|standard|handbook|manual|book|guide|paper|law|regulation|policy|contract|agreement|runbook)\b/i;

/** Links and references to sections of the document that are not there. */
export const hygieneLinks: Rule = {
  name: RULE,
  find: (design) => [...deadAnchors(design), ...deadSections(design)],
};

function deadAnchors({ document, prose }: Design): Finding[] {
  if (!document.tree) return [];
  const slugs = new Set<string>();
  const counts = new Map<string, number>();
  for (const { heading } of prose.sections) {
    const slug = slugOf(heading);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    slugs.add(count === 0 ? slug : `${slug}-${count}`);
  }
  for (const [, id] of document.text.matchAll(/(?:\b(?:id|name)\s*=\s*["']|\{#)([\w.:-]+)/g))
    slugs.add((id ?? '').toLowerCase());
  const loose = new Set([...slugs].map(loosely));
  const found: Finding[] = [];
  const visit = (node: Nodes): void => {
    if ((node.type === 'link' || node.type === 'definition') && /^#.+/.test(node.url)) {
      const anchor = decode(node.url.slice(1))
        .toLowerCase()
        .replace(/^user-content-/, '');
      const isKnown = anchor === 'top' || /^fn/.test(anchor) || slugs.has(anchor) || loose.has(loosely(anchor));
      if (!isKnown) {
        const message = `The link goes to \`#${anchor.slice(0, 80)}\`, but no heading of this document has that anchor.`;
        found.push({ level: 'warning', rule: RULE, message, line: node.position?.start.line ?? 1 });
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(document.tree);
  return found;
}

/** As GitHub makes them: lower case, no punctuation, a hyphen for each space. */
function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}

/** Other renderers make one hyphen of several. */
function loosely(slug: string): string {
  return slug.replace(/-+/g, '-').replace(/^-|-$/g, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function deadSections({ prose }: Design): Finding[] {
  const numbers = new Set(prose.sections.flatMap(({ heading }) => numbersOf(heading) ?? []));
  // An excerpt has not the sections before it, and nothing tells those after it.
  const begins = Math.min(...[...numbers].map(Number.parseFloat).map(Math.floor));
  const isHere = (number: string): boolean => begins <= 1 || numbers.has(number.split('.')[0] ?? '');
  const headings = prose.sections.map(({ heading }) => headingKey(heading));
  const sentences = prose.passages.flatMap(sentencesOf).filter(({ text }) => !ELSEWHERE.test(text));
  return sentences.flatMap(({ text, line }) => {
    const at = (index: number): number => line + (text.slice(0, index).match(/\n/g) ?? []).length;
    const numbered =
      numbers.size < 3
        ? []
        : [...text.matchAll(SECTION)].filter(([, number = '']) => !numbers.has(number) && isHere(number));
    const quoted = [...text.matchAll(QUOTED)].filter(([, first, second]) => {
      const key = headingKey(first ?? second ?? '');
      return headings.length > 2 && !headings.some((heading) => heading.includes(key) || key.includes(heading));
    });
    return [...numbered, ...quoted].map((match): Finding => {
      const name = match[1] ?? match[2] ?? '';
      return {
        level: 'warning',
        rule: RULE,
        message: `The text points at section ${name}, but there is no such section here.`,
        line: at(match.index),
      };
    });
  });
}
