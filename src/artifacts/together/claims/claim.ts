import type { Table } from '../../sql/schema.ts';
import type { Design, Passage } from '../design.ts';

/** What an artifact does against a claim: a sentence's second half, and where it does so. */
export type Breach = { what: string; line: number };

/** Something that texts claim of all parts of a design, and how to tell from the artifacts that it is not so. */
export type Claim = {
  /** `together/claim-…` */
  name: string;
  /** The breaches of what a sentence claims; none when it makes no such claim, or when it holds. */
  breaches(sentence: Passage, design: Design): Breach[];
};

const ALL =
  /\b(?:all|every|each|any|always|everywhere|throughout|never|without exception|across the board|no \w+ (?:ever|is|has|uses))\b/i;
const EXCEPT =
  /\b(?:except|apart from|other than|but for|save for|unless|besides|excluding|aside from|only (?:for|on|the)|most|mostly|usually|where (?:possible|needed|it)|which|that (?:are|have|hold|belong|carry|can|may)|public|external|exposed)\b/i;

/** Whether a sentence speaks of all there is, with no exception and no condition. */
export function isUniversal({ text, aside }: Passage): boolean {
  return !aside && ALL.test(text) && !EXCEPT.test(text);
}

const LIMITED =
  /\b(?:except|apart from|other than|but\b|save for|unless|besides|only|public|external|exposed|outward|most|mostly|some|where)\b/i;

/** Whether a text says that what it claims has exceptions, or holds for some of it. */
export function isLimited(text: string): boolean {
  return LIMITED.test(text);
}

/** The tables that have columns: partitions and the like have none of their own. */
export function tablesOf(tables: readonly Table[]): Table[] {
  return tables.filter(({ columns }) => columns.length > 0);
}
