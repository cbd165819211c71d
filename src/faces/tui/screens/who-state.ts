import type { Persona, Place } from '../../../personas/persona.ts';
import type { Stage } from '../stage.ts';
import { placeOf } from './persona-words.ts';

/** A persona as one row of the picker. */
export type Candidate = {
  key: string;
  label: string;
  detail: string;
  group?: string;
  persona: Persona;
  reason?: string;
};

/** A persona that fits a brief, and why. */
export type Fit = { persona: Persona; reason?: string };

/** The heading that each place has in the picker, in this order. */
const GROUPS: Record<Place, string | undefined> = {
  'built-in': undefined,
  user: 'your own',
  repo: 'in this repo',
  file: 'named by you',
};

/** All personas in the order of the picker: the one that fits the brief, then each place's together. */
export function candidates(stage: Stage, best: Fit | undefined): Candidate[] {
  const { items } = stage.personas;
  const first = best ? [{ ...candidateOf(stage, best.persona), ...(best.reason ? { reason: best.reason } : {}) }] : [];
  const others = items
    .filter((persona) => persona !== best?.persona)
    .map((persona) => grouped(candidateOf(stage, persona)));
  const order = Object.values(GROUPS);
  return [...first, ...others.sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group))];
}

function candidateOf(stage: Stage, persona: Persona): Candidate {
  const { source, name, summary, problems } = persona;
  const notes =
    problems.length > 0 ? `, ${problems.length === 1 ? '1 note' : `${problems.length} notes`} on how it was read` : '';
  const detail = source.place === 'built-in' ? firstSentence(summary) : placeOf(stage, persona) + notes;
  return { key: `${source.place}:${source.path}`, label: name, detail, persona };
}

function grouped(candidate: Candidate): Candidate {
  const group = GROUPS[candidate.persona.source.place];
  return group === undefined ? candidate : { ...candidate, group };
}

/** The list has room for one sentence; the closer look below it shows the rest. */
function firstSentence(summary: string): string {
  return (/^.*?[.!?](?= |$)/.exec(summary)?.[0] ?? summary).replace(/\.$/, '');
}
