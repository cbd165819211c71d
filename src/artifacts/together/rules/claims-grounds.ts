import type { Finding } from '../../../session/finding.ts';
import type { Passage, Section } from '../design.ts';
import { literally } from '../literally.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/grounds';

/** So many claims are named; a report with more has been told what is wrong with it. */
const MOST = 20;

/** What decides a design and cannot be known by thinking: somebody said it, or it is assumed. */
const CLAIMS: readonly { about: string; words: RegExp }[] = [
  {
    about: 'load',
    words:
      /(?<![\w.])[\d.,]*\d\s*(?:[kKM]|thousand|million|billion)?\s*(?:(?:concurrent|daily|monthly|active|peak|registered)\s+){0,2}(?:users?|customers?|tenants?|requests?|reads?|writes?|messages?|events?|orders?|rows?|records?|rps|qps|tps)\b(?:\s*(?:\/|per|an?|each)\s*(?:s|sec|second|minute|min|h|hour|day|month|year)\b)?/i,
  },
  {
    about: 'consistency',
    words:
      /\b(?:strong(?:ly)?|eventual(?:ly)?|causal(?:ly)?|strict(?:ly)?)[ -]consisten(?:t|cy)\b|\blinearizab\w+|\bserializ?able\b|\bread[- ]your[- ](?:own[- ])?writes\b|\bexactly[- ]once\b|\bbounded staleness\b/i,
  },
  {
    about: 'compliance',
    words:
      /\b(?:GDPR|HIPAA|CCPA|PCI(?:[- ]DSS)?|SOC ?2|SOX|ISO ?27001|FedRAMP|FERPA|COPPA|GoBD|data residency|legal hold|right to (?:erasure|be forgotten)|must be (?:kept|retained) for)\b/i,
  },
];

/** `[Q2]`, `[A1]`, or the place in the repo that says it. */
const CITE = /\[(?:[^\]\n]{0,60}[,;\s])?[QA]\d+(?:[,;\s][^\]\n]{0,60})?\]|[\w./-]+\.\w{1,5}:\d+\b/;

/** What the program itself writes into a report. */
const OURS = /^(?:clarifications|assumptions|verification(?: of this document)?)$/i;

/**
 * Claims of load, consistency or compliance in a report of ours that rest on nothing: neither an answer, nor a named
 * assumption, nor a place in the repo is cited where they stand, and the brief does not say it. Silent in documents
 * that were not written in a session: these cite in their own way.
 */
export const claimsGrounds: Rule = {
  name: RULE,
  find(design) {
    const front = frontmatter(design.document.text);
    if (!/^session:/m.test(front) || !/^persona:/m.test(front)) return [];
    const lines = design.document.text.split('\n');
    const { passages, sections } = design.prose;
    const grounded = passages.filter((passage) => isGrounded(passage, sections, lines));
    const known = plain([front, ...grounded.map(({ text }) => text)].join('\n'));
    const told = new Set<string>();
    return passages
      .filter((passage) => !grounded.includes(passage))
      .flatMap((passage) => inPassage(passage, known, told))
      .slice(0, MOST);
  },
};

/** @param told claims that were named before: each is named once */
function inPassage(passage: Passage, known: string, told: Set<string>): Finding[] {
  return sentencesOf(passage).flatMap(({ text, line, aside }) => {
    if (aside) return [];
    for (const { about, words } of CLAIMS) {
      const claim = words.exec(text)?.[0].trim() ?? '';
      const key = figureIn(claim) ?? plain(claim);
      if (claim === '' || told.has(key) || isKnown(key, known)) continue;
      told.add(key);
      return [finding(about, claim, line)];
    }
    return [];
  });
}

/** A figure counts wherever else it stands on something: what it is of is said in many ways. */
function figureIn(claim: string): string | undefined {
  return /\d[\d.,]*/.exec(claim)?.[0].replace(/[.,]+$|,/g, '');
}

function isKnown(key: string, known: string): boolean {
  const at = known.indexOf(key);
  if (at === -1 || !/^\d/.test(key)) return at !== -1;
  return new RegExp(`(?<![\\d.])${literally(key)}(?![\\d]|\\.\\d)`).test(known);
}

/** Whether the part of the text in which it stands cites something, or it is one of those that the program writes. */
function isGrounded({ text, line }: Passage, sections: readonly Section[], lines: readonly string[]): boolean {
  const around = sections.filter((section) => section.line <= line && line <= section.endLine);
  if (around.some(({ heading }) => OURS.test(heading.trim()))) return true;
  const own = around.reduce<Section | undefined>(
    (last, next) => (last && last.line > next.line ? last : next),
    undefined,
  );
  const from = own?.line ?? 1;
  const to = sections.find((section) => section.line > from)?.line ?? lines.length + 1;
  const part = lines.slice(from - 1, to - 1).join('\n');
  return CITE.test(part) || isWorkedOut(text);
}

/** Whether it is a calculation: what it starts from is a claim of its own, what comes out is none. */
function isWorkedOut(text: string): boolean {
  return /\(\s*[\d.,]+\s*[×*/÷]\s*[\d.,]+\s*\)|\d[^\n=≈]{0,80}(?:[×*/÷+]|\bx\b)[^\n=≈]{0,80}\d[^\n=≈]{0,40}[=≈]\s*[\d.,~]/.test(
    text,
  );
}

function frontmatter(text: string): string {
  return /^---\n([\s\S]{0,20000}?)\n---/.exec(text)?.[1] ?? '';
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\d),(?=\d)/g, '$1')
    .replace(/[\s,]+/g, ' ');
}

function finding(about: string, claim: string, line: number): Finding {
  const message = `"${claim.slice(0, 80)}" is a claim of ${about} that rests on nothing: no answer ([Q…]), assumption ([A…]) or place in the repo is cited there, and the brief does not say it.`;
  return { level: 'note', rule: RULE, message: message.replace(/\n/g, ' '), line };
}
