import { type ReactNode, useMemo } from 'react';
import type { Session } from '../../../session/session.ts';
import { documentOf } from '../parts/document.ts';
import { Pager } from '../parts/pager.tsx';
import type { ScreenProps } from '../screen-props.ts';

export type ReaderProps = ScreenProps & { session: Session; onBack(): void };

/** The report as it is, or would be, saved. */
export function Reader(props: ReaderProps): ReactNode {
  const { stage, theme, columns, session } = props;
  const markdown = stage.readReport(session);
  const document = useMemo(() => documentOf(markdown, { theme, columns: columns - 2 }), [markdown, theme, columns]);
  return <Pager {...props} title={session.view.draft.title ?? 'No report yet'} document={document} />;
}
