import type { Nodes } from 'mdast';
import type { Design } from '../design.ts';

/** A text of the document that may calculate: a paragraph, a list item, a cell, or a line of a plain fence. */
export type Text = {
  /** On one line, without the marks of code. */
  text: string;
  section?: string;
  /** The line of the document that a place in `text` stands on. */
  lineAt(index: number): number;
};

/** In characters: what is longer is data, and no sentence. */
const LONGEST = 4000;
/** Of one document. */
const MOST = 5000;
/** Fences of a language of its own mean other things by `*` and `=`. */
const PLAIN = /^(?:text|txt|plain|plaintext|math|calc|none)?$/i;

/** All texts that belong to the design, in order: what stands aside (alternatives, examples) is left out. */
export function textsOf(design: Design): Text[] {
  const texts = known.get(design) ?? [...passagesOf(design), ...fencesOf(design)].slice(0, MOST);
  known.set(design, texts);
  return texts;
}

const known = new WeakMap<Design, Text[]>();

function passagesOf({ prose, document }: Design): Text[] {
  const lines = document.text.split('\n');
  // `+ 20,000 scans` that begins a line of a paragraph is read as an item, and is a part of a sum.
  const goesOn = (line: number): boolean =>
    /^\s*\+\s+[$€£]?\d/.test(lines[line - 1] ?? '') && /^\s*(?![-*+]\s|\d+[.)]\s|#)\S/.test(lines[line - 2] ?? '');
  return prose.passages
    .filter(({ aside, text, line }) => !aside && text.length <= LONGEST && /\d/.test(text) && !goesOn(line))
    .map(({ text, line, section }) => {
      const plain = text.replaceAll('`', '');
      return {
        text: plain.replaceAll('\n', ' '),
        ...(section !== undefined && { section }),
        lineAt: (index) => line + (plain.slice(0, index).match(/\n/g)?.length ?? 0),
      };
    });
}

function fencesOf({ document, prose }: Design): Text[] {
  const texts: Text[] = [];
  const add = (text: string, line: number): void => {
    const section = prose.sections.findLast((one) => one.line < line)?.heading;
    texts.push({ text, ...(section !== undefined && { section }), lineAt: () => line });
  };
  const visit = (node: Nodes): void => {
    if (node.type === 'code' && PLAIN.test(node.lang ?? '')) {
      const first = (node.position?.start.line ?? 0) + 1;
      node.value.split('\n').forEach((text, index) => {
        if (text.length <= LONGEST) add(text, first + index);
      });
    }
    if (node.type === 'code' && /^(?:\w*sql)\b/i.test(node.lang ?? '')) {
      const first = (node.position?.start.line ?? 0) + 1;
      node.value.split('\n').forEach((text, index) => {
        const remark = /^\s*--\s?(.*)$/.exec(text)?.[1];
        if (remark && remark.length <= LONGEST && /\d/.test(remark)) add(remark, first + index);
      });
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  if (document.tree) visit(document.tree);
  return texts;
}
