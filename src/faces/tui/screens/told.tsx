import { type ReactNode, useMemo } from 'react';
import { Pager } from '../parts/pager.tsx';
import { paragraph } from '../parts/paragraph.ts';
import { textWidth } from '../parts/row.ts';
import type { ScreenProps } from '../screen-props.ts';

/** What a command had to say: lines from anywhere. */
export type Page = { title: string; text: string };

export type ToldProps = ScreenProps & { page: Page; onBack(): void };

/** Something to be read that is no report: it takes the rows it needs, and nothing of it stays behind. */
export function Told(props: ToldProps): ReactNode {
  const { page, columns } = props;
  const document = useMemo(() => {
    const width = textWidth(columns) - 2;
    const rows = page.text
      .trimEnd()
      .split('\n')
      .flatMap((line) => rowsOf(line, width));
    return { rows: rows.map((row) => ` ${row}`.trimEnd()), stops: [0] };
  }, [page, columns]);
  return <Pager {...props} title={page.title} document={document} fits />;
}

/** A line keeps its indentation where it wraps. */
function rowsOf(line: string, width: number): string[] {
  const indent = ' '.repeat(Math.min(/^ */.exec(line)?.[0].length ?? 0, Math.floor(width / 3)));
  const rows = paragraph(line, width - indent.length);
  return rows.length === 0 ? [''] : rows.map((row) => indent + row);
}
