import { type ReactNode, useMemo } from 'react';
import { reportMarkdown } from '../../../report/markdown.ts';
import { reportOf } from '../../../report/report.ts';
import type { Session } from '../../../session/session.ts';
import { Pager } from '../parts/pager.tsx';
import { documentOf } from '../parts/document.ts';
import type { ScreenProps } from './screen-props.ts';

export type ReaderProps = ScreenProps & { session: Session; onBack(): void };

/** The report as it is, or would be, saved. */
export function Reader(props: ReaderProps): ReactNode {
  const { theme, columns, session } = props;
  const { events, view } = session;
  const report = useMemo(() => reportOf(events, view), [events, view]);
  const document = useMemo(
    () => documentOf(report ? reportMarkdown(report) : '', { theme, columns: columns - 2 }),
    [report, theme, columns],
  );
  return <Pager {...props} title={report?.title ?? 'No report yet'} document={document} />;
}
