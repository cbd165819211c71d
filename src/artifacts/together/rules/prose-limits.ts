import type { Finding } from '../../../session/finding.ts';
import type { Design, Field } from '../design.ts';
import { nameKey } from '../names.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/prose-limit';
const PAGE =
  /\b(?:at most|up to|no more than|max(?:imum|\.)?(?: of)?|limit(?:ed)? (?:of|to|is))\s+(\d[\d,]*)\s+(?:\w+\s+){0,2}?(?:per|a|each|in a|to a|on a) page\b|\bpages? (?:hold|holds|have|has|of|size is|are|is|contains?)\s*(?:at most|up to|no more than|a maximum of)\s+(\d[\d,]*)|\bpage sizes?[^.;\d]{0,30}(?:max(?:imum|\.)?|at most|up to|capped at|limited to|no more than)[^.;\d]{0,12}(\d[\d,]*)|\bmax(?:imum|\.)? page size[^.;\d]{0,12}(\d[\d,]*)|`(?:limit|page_?size|per_?page|first)`[^.;\d`]{0,40}(?:max(?:imum|\.)?|at most|up to|capped at|no more than)[^.;\d`]{0,12}(\d[\d,]*)/i;
const LENGTH =
  /\b(?:at most|up to|no more than|max(?:imum|\.)?(?: of)?|limited to|longest|length(?: of)?)\s+(\d[\d,]*)\s+(?:characters|chars|letters)\b/i;

/** Limits that the text gives to pages and texts, against those of the contract and the DDL. */
export const proseLimits: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const pages = pageLimits(design);
    return design.prose.passages.flatMap(sentencesOf).flatMap((sentence): Finding[] => {
      if (sentence.aside) return [];
      const { text, line, codes } = sentence;
      const page = PAGE.exec(text);
      const most = page?.slice(1).find((group) => group !== undefined);
      const found: Finding[] = [];
      if (page && most && pages.length > 0 && !pages.some(({ maximum }) => maximum === numberOf(most))) {
        const [first] = pages;
        if (first)
          found.push(
            warn(
              `The text allows ${most} on a page, the contract's \`${first.name}\` (line ${first.line}) at most ${first.maximum}.`,
              line + breaks(text, page.index),
              first.line,
            ),
          );
      }
      const length = LENGTH.exec(text);
      const names = [...new Set(codes.map((code) => code.text))];
      const [name] = names;
      if (length?.[1] && name && names.length === 1) {
        const limits = lengths(name, design);
        const [first] = limits;
        if (first && !limits.some(({ most: own }) => own === numberOf(length[1] ?? ''))) {
          found.push(
            warn(
              `The text allows \`${name.slice(0, 60)}\` ${length[1]} characters, line ${first.line} ${first.most}.`,
              line + breaks(text, length.index),
              first.line,
            ),
          );
        }
      }
      return found;
    });
  },
};

function pageLimits({ operations }: Design): (Field & { maximum: number })[] {
  return operations.flatMap(({ parameters }) =>
    parameters.flatMap(({ name, shape, line }) =>
      /^(?:limit|page[-_]?size|per[-_]?page|first|max[-_]?results|size|top)$/i.test(name) &&
      shape?.maximum !== undefined
        ? [{ ...shape, name, line, maximum: shape.maximum }]
        : [],
    ),
  );
}

function lengths(name: string, { schema, shapes }: Design): { most: number; line: number }[] {
  const [owner, bare] = name.includes('.') ? [name.split('.')[0] ?? '', name.split('.').at(-1) ?? ''] : ['', name];
  const fits = (table: string, own: string): boolean =>
    nameKey(own) === nameKey(bare) && (owner === '' || nameKey(owner) === nameKey(table));
  return [
    ...schema.tables.flatMap((table) =>
      table.columns.flatMap((one) =>
        one.maxLength !== undefined && fits(table.name, one.name) ? [{ most: one.maxLength, line: one.line }] : [],
      ),
    ),
    ...shapes.flatMap((shape) =>
      shape.fields.flatMap((one) =>
        one.maxLength !== undefined && fits(shape.name, one.name) ? [{ most: one.maxLength, line: one.line }] : [],
      ),
    ),
  ];
}

function numberOf(text: string): number {
  return Number(text.replace(/,/g, ''));
}

function breaks(text: string, at: number): number {
  return (text.slice(0, at).match(/\n/g) ?? []).length;
}

function warn(message: string, line: number, other: number): Finding {
  return { level: 'warning', rule: RULE, message, line, with: [other] };
}
