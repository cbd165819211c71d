import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Persona } from '../../../personas/persona.ts';
import { wrapLine } from '../../../text/rows.ts';
import { revealControls } from '../../../text/sanitize.ts';
import { type Decision, Pager } from '../parts/pager.tsx';
import type { Document } from '../parts/pager-state.ts';
import { paragraph } from '../parts/paragraph.ts';
import { textWidth } from '../parts/row.ts';
import type { ScreenProps } from '../screen-props.ts';
import type { WaitingServer } from '../stage.ts';
import type { Paint, Theme } from '../theme.ts';

export type AskServersProps = ScreenProps & {
  persona: Persona;
  onBack(): void;
  /** What comes when each server has its answer; at once where none waits for one. */
  children: ReactNode;
};

/** Asks about each MCP server that something else than the user named: nothing of it has been started yet. */
export function AskServers(props: AskServersProps): ReactNode {
  const { stage, theme, columns, persona, children } = props;
  const [waiting, wait] = useState<readonly WaitingServer[]>();
  useEffect(() => void stage.waitingServers(persona).then(wait), [stage, persona]);
  const first = waiting?.[0];
  const document = useMemo(() => first && serverDocument(first, theme, columns - 2), [first, theme, columns]);
  if (!waiting) return undefined;
  if (!first || !document) return children;
  const decide = (decision: Decision): void => {
    if (decision === 'start') first.agree();
    wait(waiting.slice(1));
  };
  const hints = { search: '' };
  return (
    <Pager
      // Each is read from its top: where the one before it was left says nothing about this one.
      key={waiting.length}
      {...props}
      fits
      title="Start a server?"
      document={document}
      deciding={{ mode: 'server', hints, decide }}
    />
  );
}

/** What would be started, whole, and who named it. */
function serverDocument(
  { name, where, words, given, folder, files }: WaitingServer,
  theme: Theme,
  columns: number,
): Document {
  const { strong, plain, dim, warn, signs } = theme;
  const width = textWidth(columns) - 2;
  const said = (text: string, paint: Paint): string[] =>
    paragraph(revealControls(text), width).map((row) => `  ${paint(row)}`);
  const whole = (text: string): string[] =>
    wrapLine(revealControls(text), Math.max(1, width - 2)).map((row) => `    ${plain(row)}`);
  const rows = [
    ...said(words, strong),
    '',
    ...said(`The MCP server ${name}, named in ${where}.`, dim),
    ...(folder === undefined ? [] : said(`It starts in ${folder}.`, dim)),
    ...(given.length > 0 ? said('It is given:', dim) : []),
    ...given.flatMap(whole),
    ...(files.length > 0 ? said(`${signs.warn} It runs what stands in ${files.join(', ')}.`, warn) : []),
    ...said('A yes holds for exactly this, in this workspace, until a word of it changes.', dim),
  ];
  return { rows, stops: [0] };
}
