import type TurndownService from 'turndown';

/**
 * Tables as the tables of markdown. A table inside of another, or one with a single column, serves the layout: what it
 * holds stands there as blocks.
 */
export function tableRules(): [name: string, rule: TurndownService.Rule][] {
  return [
    [
      'cell',
      {
        filter: ['th', 'td'],
        replacement: (content, node) => (shapeOf(tableOf(node)).isData ? cell(content) : `\n\n${content}\n\n`),
      },
    ],
    ['row', { filter: 'tr', replacement: (content, node) => row(content, node) }],
    ['caption', { filter: 'caption', replacement: (content) => `\n\n${content.trim()}\n\n` }],
    ['parts', { filter: ['thead', 'tbody', 'tfoot', 'colgroup', 'col'], replacement: (content) => content }],
    [
      'table',
      { filter: 'table', replacement: (content) => `\n\n${content.replace(/\n{2,}(?=\|)/g, '\n').trim()}\n\n` },
    ],
  ];
}

function row(content: string, node: Node): string {
  const { isData, first } = shapeOf(tableOf(node));
  if (!isData) return content;
  const line = `\n|${content}`;
  return first === node ? `${line}\n|${' --- |'.repeat(columnsOf(node))}` : line;
}

function cell(content: string): string {
  return ` ${content
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|')} |`;
}

type Shape = { isData: boolean; first: Node | undefined };

/** Asked for every cell and row, so each table is looked at once. */
const shapes = new WeakMap<Node, Shape>();

function shapeOf(table: Node | null): Shape {
  if (!table) return { isData: false, first: undefined };
  const known = shapes.get(table);
  if (known) return known;
  const first = firstRow(table);
  const isAlone = !tableOf(table) && (table as Element).getElementsByTagName('table').length === 0;
  const shape = { isData: first !== undefined && columnsOf(first) > 1 && isAlone, first };
  shapes.set(table, shape);
  return shape;
}

function tableOf(node: Node): Node | null {
  let above = node.parentNode;
  while (above && above.nodeName !== 'TABLE') above = above.parentNode;
  return above;
}

function firstRow(table: Node): Node | undefined {
  for (const child of Array.from(table.childNodes)) {
    const row =
      child.nodeName === 'TR' ? child : Array.from(child.childNodes).find(({ nodeName }) => nodeName === 'TR');
    if (row) return row;
  }
  return undefined;
}

function columnsOf(row: Node): number {
  return Array.from(row.childNodes).filter(({ nodeName }) => /^T[HD]$/.test(nodeName)).length;
}
