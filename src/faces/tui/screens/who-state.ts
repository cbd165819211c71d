import type { Persona, Place } from '../../../personas/persona.ts';
import type { Personas, Stage } from '../stage.ts';
import { placeOf, shownPath } from './persona-words.ts';

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

/** The built-in ones stand first, without a heading; then the user's own, the repository's and what was named. */
const ORDER: readonly Place[] = ['built-in', 'user', 'repo', 'file'];

/** All personas in the order of the picker: the one that fits the brief, then each folder's together. */
export function candidates(stage: Stage, { items }: Personas, best: Fit | undefined): Candidate[] {
  const first = best ? [{ ...candidateOf(stage, best.persona), ...(best.reason ? { reason: best.reason } : {}) }] : [];
  const others = items.filter((persona) => persona !== best?.persona);
  const byPlace = others.sort((a, b) => ORDER.indexOf(a.source.place) - ORDER.indexOf(b.source.place));
  return [...first, ...byPlace.map((persona) => grouped(stage, candidateOf(stage, persona)))];
}

/** Its file tells it apart where another one has its name. */
function candidateOf(stage: Stage, persona: Persona): Candidate {
  const { source, name, summary, problems } = persona;
  const isSecond = problems.some(({ rule }) => rule === 'shadowed');
  const detail = isSecond ? `${placeOf(stage, persona)}, another of this name` : firstSentence(summary);
  return { key: `${source.place}:${source.path}`, label: name, detail, persona };
}

/** The folder that it was found in; or that somebody named its file. */
function grouped(stage: Stage, candidate: Candidate): Candidate {
  const { place, root } = candidate.persona.source;
  if (place === 'built-in') return candidate;
  return { ...candidate, group: root === undefined ? 'named by you' : shownPath(stage, root) };
}

/** The list has room for one sentence; the closer look below it shows the rest. */
function firstSentence(summary: string): string {
  return (/^.*?[.!?](?= |$)/.exec(summary)?.[0] ?? summary).replace(/\.$/, '');
}
