/** A fenced code block as it stands in a markdown text, before anything is made of it. */
export type Block = {
  /** All that stands behind the opening run of the fence. */
  info: string;
  /** Without the indentation of the list or quote around it. Line ends are `\n`. */
  text: string;
  /** Of the opening fence, from 1. */
  line: number;
  unclosed: boolean;
};

export type Heading = { text: string; line: number };

/** What `extract` needs of a markdown text. Both are in the order of the text. */
export type Outline = { blocks: Block[]; headings: Heading[] };

/** A block on its way to become an artifact, with the heading it stands under and the name it was given. */
export type Candidate = { block: Block; section?: string; name?: string };
