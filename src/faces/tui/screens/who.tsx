import { type ReactNode, useMemo, useState } from 'react';
import { filterPersonas } from '../../../personas/filter.ts';
import type { Persona } from '../../../personas/persona.ts';
import { suggest } from '../../../personas/suggest.ts';
import type { ContextRef } from '../../../session/events.ts';
import { PickList } from '../inputs/pick-list.tsx';
import { personaReader } from '../late-screens.ts';
import { contextLines } from '../parts/context-lines.ts';
import { header } from '../parts/header.ts';
import { lastLine } from '../parts/last-line.ts';
import { plural } from '../parts/numbers.ts';
import { row } from '../parts/row.ts';
import { gap, Stack } from '../parts/stack.tsx';
import type { ScreenProps } from '../screen-props.ts';
import type { Personas, Stage } from '../stage.ts';
import { themeFor } from '../theme-for.ts';
import { useAllPersonas } from '../use-all-personas.ts';
import { usePipe } from '../use-pipe.ts';
import { previewLines } from './persona-words.ts';
import { type Candidate, candidates, type Fit } from './who-state.ts';

export type WhoProps = ScreenProps & {
  /** What is to be designed, as far as it is known: the best-fitting persona then stands first. */
  brief: string | undefined;
  onTake(persona: Persona): void;
};

/** The personas to choose from, with a closer look at the one under the cursor. */
export function Who(props: WhoProps): ReactNode {
  const { stage, columns, rows, active, brief } = props;
  const personas = useAllPersonas(stage);
  const all = useMemo(() => candidates(stage, personas, bestFit(personas, brief)), [stage, personas, brief]);
  const [seen, see] = useState<Candidate | undefined>(all[0]);
  const [read, open] = useState<Persona>();
  const theme = useMemo(() => themeFor(stage.look, seen?.persona), [stage.look, seen]);
  const pipe = usePipe(stage);
  if (read) return <personaReader.Screen {...props} theme={theme} persona={read} onBack={() => open(undefined)} />;

  return (
    <Stack
      rows={rows}
      parts={[
        { name: 'title', rank: 3, lines: [header(theme, columns, 'Who should design it?')] },
        gap('gap-1'),
        {
          name: 'list',
          rank: 0,
          grows: true,
          least: Math.min(4, rows),
          draw: (maxRows) => (
            <PickList<Candidate>
              theme={theme}
              columns={columns}
              maxRows={maxRows}
              items={all}
              filter={filterCandidates}
              {...(seen ? { initial: seen.key } : {})}
              active={active}
              onPick={({ persona }) => props.onTake(persona)}
              onBack={props.onLeave}
              onHighlight={see}
              onOpen={({ persona }) => open(persona)}
              onHelp={() => props.onHelp('pick-list')}
            />
          ),
        },
        gap('gap-2'),
        { name: 'preview', rank: 5, lines: seen ? previewLines(stage, theme, columns, seen.persona, seen.reason) : [] },
        { name: 'problems', rank: 6, lines: problemLines(props, personas) },
        { name: 'context', rank: 7, lines: contextLines(theme, columns, gathered(stage), pipe) },
        gap('gap-3'),
        lastLine({ ...props, theme }, 'pick-list', { back: 'leave' }),
      ]}
    />
  );
}

/** The files that were named, and what was piped in once it is whole. */
function gathered({ form, pipe }: Stage): ContextRef[] {
  return pipe?.context ? [...form.context, pipe.context] : [...form.context];
}

function bestFit(personas: Personas, brief: string | undefined): Fit | undefined {
  if (!brief?.trim()) return undefined;
  const [best] = suggest(brief, personas.items);
  return best && best.score > 0 ? best : undefined;
}

/** What the list shows is a candidate; what can be searched is its persona. */
function filterCandidates(query: string, all: readonly Candidate[]): Candidate[] {
  const found = filterPersonas(
    query,
    all.map(({ persona }) => persona),
  );
  return found.flatMap((persona) => all.find((candidate) => candidate.persona === persona) ?? []);
}

/** Files that are no personas: never skipped in silence. */
function problemLines({ theme, columns }: WhoProps, { problems }: Personas): string[] {
  // What is passed over for being no persona (a README) is told by `personas`, and is nothing to mend.
  const [first, ...others] = problems.filter(({ level }) => level !== 'note');
  if (!first) return [];
  const more = others.length > 0 ? ` (and ${plural(others.length, 'other problem')})` : '';
  return [row(columns - 1, [[`   ${theme.signs.warn} ${first.message}${more}`, theme.warn]], [], theme.signs.ellipsis)];
}
